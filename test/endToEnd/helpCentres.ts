/** Two small help centres of invented firms, one article a few sentences, as their admins would write them. */
export const bikeRental = [
  {
    id: 'velo-prices',
    title: 'What a bike costs',
    body: 'A city bike costs 12 euros a day, an e-bike 29 euros a day and a cargo bike 35 euros a day.\n\nFrom the third day on every bike is 10 % cheaper.',
    url: 'https://help.velo.example/prices',
  },
  {
    id: 'velo-deposit',
    title: 'The deposit and how you get it back',
    body: 'We hold a deposit of 150 euros on your card when you pick up the bike.\n\nThe deposit is released within 3 working days after you bring the bike back. Your bank may need 5 more days to show it.',
    url: 'https://help.velo.example/deposit',
  },
  {
    id: 'velo-cancel',
    title: 'Cancel or move a booking',
    body: '1. Open **My bookings**.\n2. Choose the booking and press *Cancel* or *Move*.\n3. Confirm with the code that we send you by text message.\n\nCancelling is free up to 24 hours before the pick-up. After that we keep half of the price.',
    url: 'https://help.velo.example/cancel',
  },
  {
    id: 'velo-flat',
    title: 'Flat tyre or breakdown on the road',
    body: 'Call the breakdown line on +32 2 555 01 90, any day from 7:00 to 22:00.\n\nWe bring a replacement bike within two hours inside the ring road. You pay nothing for wear; damage that you caused costs up to 60 euros.',
    url: 'https://help.velo.example/breakdown',
  },
  {
    id: 'velo-lock',
    title: 'The lock does not open',
    body: 'Hold your phone against the lock and switch Bluetooth off and on again.\n\nIf error E17 is shown, the battery of the lock is empty: press the rubber cap and charge the lock with any USB-C cable for ten minutes.',
    url: 'https://help.velo.example/lock',
  },
  {
    id: 'velo-kids',
    title: 'Children on a bike',
    body: 'Child seats are free and fit city bikes and e-bikes, for children up to 22 kg. Cargo bikes carry up to three children. Helmets for children lie at every station.',
    url: 'https://help.velo.example/children',
  },
];

export const cloudDrive = [
  {
    id: 'drive-share-link',
    title: 'Share a folder with a link',
    body: '1. Select the folder and press **Share**.\n2. Choose *Anyone with the link*.\n3. Set an expiry date and copy the link.',
    url: 'https://docs.drive.example/share',
  },
  {
    id: 'drive-restore',
    title: 'Restore a deleted file',
    body: 'Deleted files stay in the bin for 30 days. Open the bin, select the file and press Restore. After 30 days a deleted file cannot be restored.',
    url: 'https://docs.drive.example/restore',
  },
  {
    id: 'drive-plan-basic',
    title: 'Change the plan: Basic',
    body: 'The Basic plan has 50 GB and costs 2 dollars a month. To change the Basic plan open Settings, Plan and choose another one; the change counts from the next month.',
    url: 'https://docs.drive.example/plan-basic',
  },
  {
    id: 'drive-plan-team',
    title: 'Change the plan: Team',
    body: 'The Team plan has 2 TB and costs 9 dollars a month for each member. Only the owner can change the Team plan, under Settings, Team, Plan.',
    url: 'https://docs.drive.example/plan-team',
  },
  {
    id: 'drive-2fa',
    title: 'Turn on two-step login',
    body: 'Open Settings, Security and press Turn on. Scan the code with an authenticator app and type the six digits. Keep the ten recovery codes in a safe place.',
    url: 'https://docs.drive.example/two-step',
  },
  {
    id: 'drive-sync',
    title: 'Sync stops with error 0x80070005',
    body: 'Error 0x80070005 means that the app may not write to your folder. Close the app, start it as administrator once, and choose the folder again.',
    url: 'https://docs.drive.example/sync',
  },
];
