import { Unauthorized } from '../../../src/domain/errors.ts';
import { defineHelpDesk } from '../../../src/domain/helpdesk.ts';
import { verifySignature } from '../../signatures.ts';
import { connect } from './connect.ts';
import { read } from './read.ts';
import { Settings } from './settings.ts';

export const zendesk = defineHelpDesk<Settings>({
  name: 'zendesk',
  title: 'Zendesk',
  settings: Settings,
  verify(request, { webhookSecret }, now) {
    if (!webhookSecret)
      throw new Unauthorized(
        'This installation has no signing secret yet: install its webhook first, or enter the secret.',
      );
    verifySignature('zendesk', webhookSecret, request, now);
  },
  read,
  connect,
});
