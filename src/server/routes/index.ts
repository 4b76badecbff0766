import type { Route } from '../route.ts';
import { acceptSuggestion, acceptSuggestions, dismissSuggestion } from './acceptSuggestions.ts';
import { approveRun, getRun, listActions, listRuns, rejectRun } from './actions.ts';
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
import { deleteApp, listApps, putApp } from './apps.ts';
import { deleteArticle, getArticle, putArticle, searchArticles } from './articles.ts';
import { getCalibration, listCalibrationQuestions } from './calibration.ts';
import { listCollisions } from './collisions.ts';
import { listConflicts } from './conflicts.ts';
import { askForPerson, getConversation, giveFeedback, handBack } from './conversations.ts';
import { getConversationTest } from './conversationTest.ts';
import { acceptDraft, createDraft, getDraft, listDrafts, putDraft, rejectDraft } from './drafts.ts';
import { sendEvent } from './events.ts';
import { changeFeedback, correctAnswer, listFeedback, undoFeedback } from './feedback.ts';
import { decideGap, getGap, listGaps } from './gaps.ts';
import { listHooks } from './hooks.ts';
import { getInsights, listTurns } from './insights.ts';
import { createKey, listKeys, revokeKey } from './keys.ts';
import { sendMessage } from './messages.ts';
import { getTurnModelCalls, listModelCalls } from './modelCalls.ts';
import { deleteSecret, listSecrets, putSecret } from './secrets.ts';
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
  getConversationTest,
  askForPerson,
  handBack,
  sendEvent,
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
  listConflicts,
  listGaps,
  decideGap,
  getGap,
  createDraft,
  listDrafts,
  getDraft,
  putDraft,
  acceptDraft,
  rejectDraft,
  getInsights,
  listTurns,
  getTurnModelCalls,
  listModelCalls,
  correctTurn,
  correctAnswer,
  listFeedback,
  undoFeedback,
  changeFeedback,
  getCalibration,
  listCalibrationQuestions,
  listSuggestions,
  acceptSuggestions,
  acceptSuggestion,
  dismissSuggestion,
  listCollisions,
  listHooks,
  listActions,
  listRuns,
  getRun,
  approveRun,
  rejectRun,
  listKeys,
  createKey,
  revokeKey,
  listSecrets,
  putSecret,
  deleteSecret,
  listApps,
  putApp,
  deleteApp,
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
