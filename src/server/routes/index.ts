import type { Route } from '../route.ts';
import { acceptSuggestion, acceptSuggestions, dismissSuggestion } from './acceptSuggestions.ts';
import {
  deleteInstallation,
  listDead,
  listInstallations,
  listSetAside,
  putInstallation,
  replayDead,
  replaySetAside,
  subscribeInstallation,
  syncArticles,
} from './admin.ts';
import { deleteArticle, getArticle, putArticle, searchArticles } from './articles.ts';
import { listCollisions } from './collisions.ts';
import { askForPerson, getConversation, giveFeedback, handBack } from './conversations.ts';
import { getInsights, listTurns } from './insights.ts';
import { sendMessage } from './messages.ts';
import {
  createSource,
  deleteSource,
  getSource,
  listArticleVersions,
  listSourceProblems,
  listSources,
  putSource,
  syncSource,
  uploadToSource,
} from './sources.ts';
import { correctTurn, listSuggestions } from './suggestions.ts';
import { addComment, changeTicket, createTicket, getTicket, listTickets } from './tickets.ts';

/** The whole API, one line a call. */
export const routes: Route[] = [
  sendMessage,
  getConversation,
  askForPerson,
  handBack,
  giveFeedback,
  searchArticles,
  getArticle,
  putArticle,
  deleteArticle,
  listArticleVersions,
  listSources,
  createSource,
  uploadToSource,
  getSource,
  putSource,
  deleteSource,
  syncSource,
  listSourceProblems,
  listTickets,
  createTicket,
  getTicket,
  addComment,
  changeTicket,
  getInsights,
  listTurns,
  correctTurn,
  listSuggestions,
  acceptSuggestions,
  acceptSuggestion,
  dismissSuggestion,
  listCollisions,
  listInstallations,
  putInstallation,
  deleteInstallation,
  subscribeInstallation,
  syncArticles,
  listDead,
  replayDead,
  listSetAside,
  replaySetAside,
];
