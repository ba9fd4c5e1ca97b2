import {
	commands,
	type ExtensionContext,
	Uri,
	window,
	workspace,
} from "vscode";
import { CodeDocuments } from "./codeDocuments.ts";
import { registerDecisionLog } from "./combine/decisionLog/registerDecisionLog.ts";
import { registerLinks } from "./combine/links/registerLinks.ts";
import { mergeDriverHere } from "./combine/mergeDriverHere.ts";
import { registerRecordCommands } from "./combine/recordCommands.ts";
import { registerRecordFixes } from "./combine/recordFixes.ts";
import { RecordProblems } from "./combine/recordProblems.ts";
import { registerRelationCommands } from "./combine/relationCommands.ts";
import { registerTeamSetup } from "./combine/setUpTeam.ts";
import { Sharing } from "./combine/sharing.ts";
import { registerSharingCommands } from "./combine/sharingCommands.ts";
import { registerTouched } from "./combine/touched/registerTouched.ts";
import { registerUpdateLog } from "./combine/updateLog.ts";
import { commandIds } from "./commandIds.ts";
import { commandRunner, failureReport } from "./commandRunner.ts";
import { registerAsking } from "./externalize/asking/registerAsking.ts";
import { Composer, type ComposerTasks } from "./externalize/composer.ts";
import { registerFindPlace } from "./externalize/findPlace.ts";
import { followRenames } from "./externalize/followRenames.ts";
import { registerFoundCommands } from "./externalize/foundCommands.ts";
import { registerImages } from "./externalize/images.ts";
import { registerInsertCommands } from "./externalize/insertCommands.ts";
import { registerJournalCommands } from "./externalize/journalCommands.ts";
import { LineWriter } from "./externalize/lineWriter.ts";
import { registerNoteCommands } from "./externalize/noteCommands.ts";
import { registerNoteLinks } from "./externalize/noteLinks.ts";
import { NotesInMyName } from "./externalize/notesInMyName.ts";
import { registerPointing } from "./externalize/pointCommands.ts";
import { registerPrivateDrafts } from "./externalize/privateDrafts.ts";
import { registerHarvest } from "./externalize/registerHarvest.ts";
import { identityName, saveWriting } from "./externalize/saveWriting.ts";
import {
	hasWords,
	registerUnfinishedNotes,
} from "./externalize/unfinishedNotes.ts";
import { registerWritingCommands } from "./externalize/writingCommands.ts";
import { WritingJournal } from "./externalize/writingJournal.ts";
import { writingLabel } from "./externalize/writingLabel.ts";
import { registerArriving } from "./internalize/arriving/registerArriving.ts";
import { registerDefinitionHints } from "./internalize/definitions/registerDefinitionHints.ts";
import { FoundReasons } from "./internalize/foundHere.ts";
import { registerFoundHover } from "./internalize/foundHover.ts";
import { HereView } from "./internalize/hereView.ts";
import { registerHoverHints } from "./internalize/hoverHints.ts";
import { LivePlaces } from "./internalize/livePlaces.ts";
import { registerMarks } from "./internalize/marks.ts";
import { registerNews } from "./internalize/news/registerNews.ts";
import { PastPlaces, shownPlaces } from "./internalize/pastPlaces.ts";
import { registerPath } from "./internalize/path/registerPath.ts";
import { heldBack } from "./internalize/practice/heldBack.ts";
import { registerPractice } from "./internalize/practice/registerPractice.ts";
import { registerReading } from "./internalize/reading/readingCommands.ts";
import { UnreadNotes } from "./internalize/reading/unreadNotes.ts";
import { registerSearch } from "./internalize/search/registerSearch.ts";
import { registerShowChange } from "./internalize/showChange.ts";
import { registerShowSpiral } from "./internalize/showSpiral.ts";
import { registerTours } from "./internalize/tours/registerTours.ts";
import { registerTrials } from "./internalize/trials/registerTrials.ts";
import { channelLog } from "./log.ts";
import { registerProblems } from "./problems.ts";
import { Repositories } from "./repositories.ts";
import { watchSettings } from "./settings.ts";
import { registerAgendas } from "./socialize/agenda/registerAgendas.ts";
import { registerPairing } from "./socialize/registerPairing.ts";
import { registerWhoKnows } from "./socialize/registerWhoKnows.ts";
import { registerRisk } from "./socialize/risk/registerRisk.ts";
import { watchWalkthrough } from "./walkthroughSteps.ts";
import { watchForNotes } from "./watchForNotes.ts";

/** Wires the extension together; every part registers itself and is disposed with the context. */
export function activate(context: ExtensionContext): void {
	// Before anybody else hears of settings that changed.
	const settingsWatch = watchSettings();
	const channel = window.createOutputChannel("Tacit", { log: true });
	const log = channelLog(channel);
	const failed = failureReport(log);
	const run = commandRunner(failed);
	const repositories = new Repositories(context, log);
	const places = new LivePlaces(repositories, log);
	const past = new PastPlaces(repositories, log);
	const codes = new CodeDocuments();
	const practice = registerPractice(repositories, codes, run);
	const shown = heldBack(shownPlaces(places, past), practice);
	const tours = registerTours({
		...{ memory: context.workspaceState, repositories },
		...{ codes, run, log },
	});
	const sharing = new Sharing(repositories, log);
	const journal = new WritingJournal({
		storage: context.storageUri ?? context.globalStorageUri,
		log,
		mark: ({ uri, key }, isOpen) =>
			repositories.of(Uri.parse(uri))?.markWriting(key, isOpen),
		windowAnswers: () =>
			commands.executeCommand("setContext", "tacit.isAwake", true),
	});
	const save: ComposerTasks["save"] = (writing, how) =>
		saveWriting(repositories, writing, how);
	const composer = new Composer(
		journal,
		{
			save,
			label: (writing) => writingLabel(writing, repositories, sharing),
			authorName: (uri) => identityName(repositories, uri),
		},
		log,
	);
	// Before the `+` is offered, which waits for what is being written.
	journal.load();
	const lines = new LineWriter(journal, save, failed);
	const restore = () => {
		composer.restoreVisible();
		lines.restore();
	};
	restore();
	const found = new FoundReasons(repositories);
	const unfinished = {
		count: () =>
			journal
				.all()
				.filter(
					(writing) =>
						hasWords(writing) &&
						!composer.isInSight(writing.key) &&
						!lines.isInSight(writing.key),
				).length,
		onDidChange: journal.onDidChange,
	};
	const inMyName = new NotesInMyName(repositories, log, run);
	const unread = new UnreadNotes(repositories, log);
	const trials = registerTrials({ repositories, places, unread, tours, run });
	const here = new HereView(places, repositories, sharing, {
		...{ unfinished, found, inMyName, unread },
	});
	const asking = registerAsking({
		...{ context, repositories, places, composer, lines, save },
		...{ run, failed, log },
	});
	const recordProblems = new RecordProblems(repositories, log);
	const pointing = registerPointing(repositories, places, run);
	const touched = registerTouched({ repositories, places, codes, run, log });
	context.subscriptions.push(
		channel,
		settingsWatch,
		watchWalkthrough(),
		watchForNotes(repositories, log),
		repositories,
		places,
		past,
		sharing,
		journal,
		journal.onDidTakeOver(restore),
		followRenames(journal, composer),
		composer,
		sharing.onDidChange(() => composer.relabel()),
		repositories.onDidChangeNotes(() => composer.relabel()),
		lines,
		inMyName,
		unread,
		practice,
		registerHoverHints(shown, inMyName, unread),
		registerDefinitionHints({ repositories, places, unread, run, log }),
		registerReading({ repositories, places, unread, here, run }),
		found,
		registerFoundHover(found),
		registerHarvest(repositories, run),
		registerFoundCommands(found, composer, lines, run),
		registerMarks(shown, context.extensionUri, unread),
		registerSearch(repositories, run),
		registerNews(repositories, codes, run, log),
		touched,
		trials,
		registerPath({ context, repositories, composer, lines, trials, run, log }),
		tours,
		here,
		run(commandIds.showHere, () => here.show()),
		registerProblems(repositories),
		recordProblems,
		registerRecordFixes(recordProblems),
		codes,
		pointing,
		registerFindPlace(
			repositories,
			places,
			codes,
			run,
			pointing.expect,
			touched.stop,
		),
		registerShowChange(repositories, places, codes, run),
		registerWritingCommands(composer, lines, practice.isUnderWay, run, failed),
		registerInsertCommands(repositories, composer, run),
		registerImages(repositories, composer, run, failed),
		registerPrivateDrafts(repositories, run),
		registerUnfinishedNotes(journal, composer, lines, repositories, run),
		registerNoteCommands(repositories, places, codes, composer, run),
		registerSharingCommands(repositories, sharing, run),
		registerDecisionLog(context, repositories, run, failed),
		registerRecordCommands(repositories, run),
		registerRelationCommands(repositories, run),
		asking,
		registerArriving({
			...{ repositories, unread, run, log },
			isHushed: asking.isHushed,
		}),
		registerTeamSetup(repositories, codes, mergeDriverHere(context, log), run),
		registerUpdateLog(repositories, codes, run),
		registerWhoKnows(repositories, places, run),
		registerRisk(repositories, run),
		registerAgendas(repositories, run),
		registerLinks(repositories, run),
		registerNoteLinks(repositories),
		registerShowSpiral(repositories, codes, run),
		registerJournalCommands(repositories, codes, run),
		registerPairing({
			...{ context, repositories, run, failed },
			...{ happened: asking.happened, sayFirst: asking.sayFirst },
		}),
	);
	for (const editor of window.visibleTextEditors)
		void places.place(editor.document);
	for (const { notebook } of window.visibleNotebookEditors)
		for (const { document } of notebook.getCells().slice(0, 1))
			void places.place(document);
	// What is wrong with notes is told whether or not a file is open.
	for (const folder of workspace.workspaceFolders ?? [])
		repositories.ofFolder(folder.uri);
}
