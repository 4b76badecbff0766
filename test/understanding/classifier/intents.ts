/** Three plain intents. */
export const INTENTS = [
  {
    name: 'refund_request',
    description: 'Wants money back',
    examples: [
      'I want a refund',
      'give me my money back',
      'please refund my order',
      'can I get a refund',
      'refund me now',
    ],
  },
  {
    name: 'order_status',
    description: 'Asks where an order is',
    examples: [
      'where is my order',
      'when does my parcel arrive',
      'track my package',
      'has my order shipped',
      'order status',
    ],
  },
  {
    name: 'password_reset',
    description: 'Cannot log in',
    examples: [
      'I forgot my password',
      'reset my password',
      'I cannot log in',
      'my login fails',
      'new password please',
    ],
  },
];
