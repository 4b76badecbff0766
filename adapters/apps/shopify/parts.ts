import type { AppParts } from '../../../src/domain/app.ts';
import type { Graphql } from './graphql.ts';
import type { Settings } from './settings.ts';

export interface Parts extends Settings, Pick<AppParts, 'fetch' | 'sleep' | 'now'> {
  baseUrl: string;
}

export interface Shop extends Parts {
  graphql: Graphql;
}
