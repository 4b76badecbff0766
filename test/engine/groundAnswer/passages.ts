import type { GroundPassage } from '../../../src/engine/grounding/readPassage.ts';

/** Articles as help desks write them: a shop, a bank, an airline, an IT desk, a software company. */
export const PASSAGES = {
  returns: {
    id: 'returns',
    title: 'Returns and refunds',
    url: 'https://shop.example/help/returns',
    language: 'en',
    text: `You can return most items within 30 days of delivery. Items must be unused and in their original packaging. Gift cards and personalised items cannot be returned. To start a return, go to Your Orders, choose the item and print the prepaid label. Once we receive the item, we refund your original payment method within 5 business days; bank transfers take up to 10 business days. Return shipping is free for orders over $50. Questions? Write to returns@shop.example or call +1 555 010 7788.`,
  },
  password: {
    id: 'password',
    title: 'Reset your password',
    language: 'en',
    text: `1. Open the sign-in page and click **Forgot password?**
2. Enter your work e-mail address.
3. Open the e-mail that we send you and click the link. The link is valid for 24 hours.
4. Choose a new password with at least 12 characters.
If you do not receive the e-mail within 15 minutes, check your spam folder. Accounts are locked after 5 failed attempts. Only an administrator can unlock a locked account.`,
  },
  plans: {
    id: 'plans',
    title: 'Plans and billing',
    language: 'en',
    text: `The Basic plan costs €9 per month and includes 3 users and 10 GB of storage. The Pro plan costs €29 per month and includes 20 users and 1 TB of storage. You may change your plan at any time under Settings > Billing. Upgrades take effect immediately; downgrades take effect at the end of the billing period. We do not refund unused time when you downgrade. All plans can be cancelled online, except the Enterprise plan. Invoices are sent on the first day of each month.`,
  },
  card: {
    id: 'card',
    title: 'Lost or stolen card',
    language: 'en',
    text: `If your card is lost or stolen, freeze it at once in the app under Cards > Freeze. Then call us on 0800 123 4567, day or night. A replacement card arrives in 3 to 5 working days. The first replacement is free; each further one costs £10. You are not liable for payments made after you report the loss. Your PIN stays the same.`,
  },
  flights: {
    id: 'flights',
    title: 'Baggage and changes',
    language: 'en',
    text: `Economy passengers may check one bag of up to 23 kg. Business passengers may check two bags of up to 32 kg each. Online check-in opens 48 hours before departure and closes 90 minutes before departure. Saver fares are non-refundable. Flex fares can be changed free of charge until 2 hours before departure. Passengers must show a passport or an identity card at the gate.`,
  },
  vpn: {
    id: 'vpn',
    title: 'VPN error E-4031',
    language: 'en',
    text: `Error E-4031 means that the VPN client is older than version 5.2.1. Download the current client from https://it.acme.example/vpn and install it. You need not restart the computer. Do not uninstall the old client before the installation has finished. Before you connect, turn off the hotel's guest portal. The VPN is not available on Windows 7.`,
  },
  people: {
    id: 'people',
    title: 'Who to ask about Atlas',
    language: 'en',
    text: `Send invoices to Anna Weber in Bremen and contracts to Ben Okafor in Kassel. Anna approves orders up to $500; Ben approves everything above. To move a project from Atlas to Borealis, open it in Atlas and choose Export. Borealis imports files of the type BRX and exports files of the type ATX. If Anna is away, ask Chloe. Chloe works in Lyon. The key for door B12 lies with the porter in Hall 3.`,
  },
  versand: {
    id: 'versand',
    title: 'Versand und Lieferung',
    language: 'de',
    text: `Wir liefern innerhalb von 3 Werktagen nach Deutschland und Österreich. Der Versand kostet 4,90 €; ab einem Bestellwert von 50 € ist er kostenlos. An Packstationen liefern wir nicht. Sobald das Paket unterwegs ist, erhalten Sie eine E-Mail mit der Sendungsnummer. Eine Bestellung kann nur storniert werden, solange sie noch nicht verpackt ist.`,
  },
  garantia: {
    id: 'garantia',
    title: 'Garantía',
    language: 'es',
    text: `Todos nuestros productos tienen una garantía de 3 años. La garantía no cubre daños por agua. Para solicitar una reparación, envíe el producto con la factura a nuestro servicio técnico. La reparación tarda entre 7 y 10 días.`,
  },
} satisfies Record<string, GroundPassage>;

export type PassageName = keyof typeof PASSAGES;
