import { z } from 'zod';

const Address = z.url({ protocol: /^https?$/ });
const secret = (title: string, description: string) =>
  z.string().min(1).optional().meta({ title, secret: true, description });

/** Templates are Liquid: https://shopify.github.io/liquid/ */
export const Settings = z.object({
  baseUrl: Address.meta({
    title: 'SCIM address',
    description: 'What stands before /Users, such as https://directory.example.com/scim/v2',
  }),
  token: z.string().min(1).meta({ title: 'SCIM token', secret: true, description: 'Sent as a Bearer token' }),
  matchBy: z.enum(['userName', 'emails']).default('userName').meta({
    title: 'People are found by',
    description:
      'userName, where that is the mail address; else emails, which not every directory can search',
  }),
  mailUrl: Address.optional().meta({
    title: 'Mail address',
    description: 'Codes are posted there as JSON, for a mail service to send',
  }),
  mailAuthorization: secret('Mail authorization', 'The whole Authorization header, such as Bearer abc'),
  mailBody: z
    .record(z.string(), z.json())
    .default({ to: '{{ to }}', subject: '{{ subject }}', text: '{{ text }}' })
    .meta({ description: 'What is posted; its texts may name to, subject, text and code' }),
  mailSubject: z.string().max(200).default('Your code'),
  mailText: z
    .string()
    .max(2_000)
    .default(
      'Your code is {{ code }}. It is good for {{ minutes }} minutes. Nobody of us will ever ask you for it.',
    ),
  codeMinutes: z.number().int().min(1).max(60).default(10),
  resetUrl: z.string().min(1).optional().meta({
    title: 'Password reset address',
    description:
      'Asked with POST; may name user.id, user.userName, user.email: https://acme.okta.com/api/v1/users/{{ user.id }}/lifecycle/reset_password?sendEmail=true',
  }),
  mfaUrl: z.string().min(1).optional().meta({
    title: 'Second factor reset address',
    description: 'As above: https://acme.okta.com/api/v1/users/{{ user.id }}/lifecycle/reset_factors',
  }),
  resetAuthorization: secret(
    'Reset authorization',
    'The whole Authorization header of both, such as SSWS abc; without it the SCIM token as Bearer',
  ),
});
export type Settings = z.infer<typeof Settings>;
