import type { LogCache } from "./combine/log/logCache.ts";
import type { SetupEdit } from "./combine/teamSetup/setupStep.ts";
import { addingCommits } from "./core/addingCommits.ts";
import { createPlacementCache } from "./core/anchor/placementCache.ts";
import type { Codec } from "./core/codec.ts";
import { configPath } from "./core/config.ts";
import type { Disposable } from "./core/disposable.ts";
import { TacitError } from "./core/errors.ts";
import type { FileFinding } from "./core/finding.ts";
import type { FindPattern } from "./core/findPattern.ts";
import type { BulkScan } from "./core/index/bulkScan.ts";
import type { LoadIndexOptions } from "./core/index/loadIndex.ts";
import { createNoteIndex, type NoteIndex } from "./core/index/noteIndex.ts";
import { keepIndex } from "./core/keepIndex.ts";
import type { ReadShared } from "./core/loadConfig.ts";
import type { NoteEdit } from "./core/markdown/editNote.ts";
import { msg } from "./core/message.ts";
import type { IndexedNote, NoteFile, Visibility } from "./core/note.ts";
import { type CodeText, codeOf } from "./core/notebook/codeText.ts";
import type { NoteId } from "./core/noteId.ts";
import { createPacer, type Slice } from "./core/pacer.ts";
import { pastText } from "./core/pastText.ts";
import { type Person, samePerson } from "./core/person.ts";
import { type PlacedNote, placeNotes } from "./core/placeNotes.ts";
import type { History, Log, Workspace } from "./core/ports.ts";
import { type ReadTexts, readTexts } from "./core/readTexts.ts";
import { replaceText } from "./core/replaceText.ts";
import { folderOf, type RepoPath } from "./core/repoPath.ts";
import type { SharedText } from "./core/sharedText.ts";
import { createStore } from "./core/store.ts";
import { decodeText } from "./core/textEncoding.ts";
import { createAnchorCheck } from "./core/unreadableAnchors.ts";
import { pathOfAway } from "./core/whereabouts/away.ts";
import type { FindingsCache } from "./core/whereabouts/keptFindings.ts";
import { createTexts } from "./core/whereabouts/texts.ts";
import {
	createWhereabouts,
	type Whereabouts,
} from "./core/whereabouts/whereabouts.ts";
import type { AgreedNotes } from "./core/writtenInName.ts";
import { createQuestions } from "./externalize/asking/questions.ts";
import type { CommitMoment } from "./externalize/moments/moment.ts";
import type { PairFiles } from "./socialize/session/pairing.ts";
import type { WorkCache } from "./socialize/work/workCache.ts";
import { acknowledging } from "./tacit/acknowledging.ts";
import { type Agendas, createAgendas } from "./tacit/agendas.ts";
import { type Answers, createAnswers } from "./tacit/answers.ts";
import { type Arriving, createArriving } from "./tacit/arriving.ts";
import { type AskWhy, createAskWhy } from "./tacit/askWhy.ts";
import type { TacitBase } from "./tacit/base.ts";
import { type Checking, createChecking } from "./tacit/checking.ts";
import { createDecisions, type Decisions } from "./tacit/decisions.ts";
import { createGuides, type Guides } from "./tacit/guides.ts";
import { isNoted } from "./tacit/isNoted.ts";
import { createKnowing, type Knowing } from "./tacit/knowing.ts";
import { createLinking, type Linking } from "./tacit/linking.ts";
import { createNaming, type Naming } from "./tacit/naming.ts";
import { createNews, type News } from "./tacit/news.ts";
import { createNoteReading, type NoteReading } from "./tacit/noteReading.ts";
import { createNoteText, type NoteText } from "./tacit/noteText.ts";
import { createPractising, type Practising } from "./tacit/practising.ts";
import { type Asking, createAsking } from "./tacit/questions.ts";
import { createReadingPaths, type ReadingPaths } from "./tacit/readingPaths.ts";
import { createReasonSearch, type ReasonSearch } from "./tacit/reasonSearch.ts";
import { createRecords, type Records } from "./tacit/records.ts";
import {
	createRecordWriting,
	type RecordWriting,
} from "./tacit/recordWriting.ts";
import { createRelations, type Relations } from "./tacit/relations.ts";
import { createSearch, type Search } from "./tacit/search.ts";
import { createSessions, type Sessions } from "./tacit/sessions.ts";
import { settleAnswered } from "./tacit/settleAnswered.ts";
import { createSharing, type Sharing } from "./tacit/sharing.ts";
import { createSpirals, type Spirals } from "./tacit/spirals.ts";
import { createTeamSettings, type TeamSettings } from "./tacit/teamSettings.ts";
import { createTouring, type Touring } from "./tacit/touring.ts";
import {
	createWriting,
	type Writing,
	type WritingSources,
} from "./tacit/writing.ts";

/** What a repository is opened with. */
export interface TacitOptions extends WritingSources {
	readonly workspace: Workspace;
	/** The private notes' tree: in the git directory, or the extension's storage. */
	readonly drafts: Workspace;
	/** `undefined` without git, and in workspaces that are not trusted. */
	readonly history: History | undefined;
	/** Notes that whoever works here lets stand in their name; where left out, nothing of that is kept. */
	readonly agreed?: AgreedNotes | undefined;
	/** Who writes where there is no history; nobody when left out. */
	readonly identity?: (() => Promise<Person | undefined>) | undefined;
	readonly codec: Codec;
	readonly log: Log;
	/** How reading many notes shares the thread with others. */
	readonly slice: Slice;
	/** As in `loadIndex`. */
	readonly onFirst?: (() => void | Promise<void>) | undefined;
	/** As in `loadIndex`. */
	readonly bulk?: BulkScan | undefined;
	/** Where what was read is kept for the next start; `undefined`: nowhere. */
	readonly cache: LoadIndexOptions["cache"];
	/** Where it is kept what notes say of decisions, for the log; `undefined`: nowhere. */
	readonly logCache?: LogCache | undefined;
	/** Where it is kept which code went to other files; `undefined`: nowhere. */
	readonly placesCache?: FindingsCache | undefined;
	/** Where it is kept who worked on what; `undefined`: nowhere. */
	readonly workCache?: WorkCache | undefined;
	/** Where sessions are kept of people who work together, see `createPairing`; `undefined`: nowhere. */
	readonly pairing?: PairFiles | undefined;
	/** Where questions wait that came of what was done here; `undefined`: nowhere. */
	readonly questions?: SharedText | undefined;
	/** Where the questions are kept that were asked here; `undefined`: nowhere. */
	readonly asked?: SharedText | undefined;
	/** Where it is kept which notes somebody has read; `undefined`: nowhere. */
	readonly readMarks?: SharedText | undefined;
	/** Where it is kept where somebody began to change something; `undefined`: nowhere. */
	readonly arrivals?: SharedText | undefined;
	/** Where it is kept how far somebody has come on reading paths; `undefined`: nowhere. */
	readonly progress?: SharedText | undefined;
	/** Where it is kept up to where somebody knows what others brought; `undefined`: nowhere. */
	readonly newsMarks?: SharedText | undefined;
	/** Where it is kept what somebody practised; `undefined`: nowhere. */
	readonly practice?: SharedText | undefined;
	/** Where it is kept how far somebody has come in tours; `undefined`: nowhere. */
	readonly tourProgress?: SharedText | undefined;
	/** Where it is kept up to where questions were looked for in what git did to this work tree's HEAD; `undefined`: nowhere. */
	readonly seen?: SharedText | undefined;
	/** As in `loadConfig`; without it settings extend files of the repository alone. */
	readonly readShared?: ReadShared | undefined;
	/** Finds patterns of tours within a time limit; without it a pattern is taken for too slow. */
	readonly findPattern?: FindPattern | undefined;
	/** Milliseconds since 1970-01-01 UTC. */
	readonly now: () => number;
}

/** Everything that a door can ask of one repository. */
export interface Tacit
	extends Writing,
		Asking,
		ReasonSearch,
		AskWhy,
		Knowing,
		Records,
		Linking,
		Search,
		Sharing,
		Decisions,
		RecordWriting,
		Relations,
		Guides,
		Touring,
		ReadingPaths,
		Arriving,
		News,
		Practising,
		NoteReading,
		Answers,
		Spirals,
		Agendas,
		Checking,
		Naming,
		NoteText,
		Sessions,
		TeamSettings,
		Disposable {
	readonly index: NoteIndex;
	/** Knows the anchors whose code went to another file. */
	readonly whereabouts: Whereabouts;
	/** Reads all notes, those that may speak of `first` before the others. */
	load(first: readonly RepoPath[]): Promise<void>;
	/** Everything that is wrong with notes, once all are read, with the files that they name, and with the settings. */
	findings(): Promise<readonly FileFinding[]>;
	/** The text of any file of the repository; `undefined` where there is none. */
	readText(path: RepoPath): Promise<string | undefined>;
	/** The same as code: of a notebook its cells. */
	readCode(path: RepoPath): Promise<CodeText | undefined>;
	/**
	 * Reads the files that the team's set-up looks at, those that git ignores left out. What cannot be read is not to be
	 * written either.
	 */
	readSetup(found: readonly RepoPath[]): Promise<ReadTexts>;
	/** Does one step of the team's set-up, or of its undoing; throws `conflict` if the file is not as the step read it. */
	writeSetup(step: SetupEdit): Promise<void>;
	/** Notes of a file's folder that do not speak of the file itself: those on the folders around it first. */
	notesAround(path: RepoPath): readonly IndexedNote[];
	/**
	 * The notes of one file, placed in its code, which is asked for only if there are any. Without `history` by what the
	 * notes themselves tell, at once; with it git is asked for the old text of those that this leaves in doubt. Where git
	 * has it no more, or is not there, the answer is the same. Where the code `isPast`, a version of the file that is not
	 * today's, nothing is said of what came from other files or went to them since. Whoever places the notes of many files
	 * says `among` which ones, with the same list for each file: git is asked for all of them at once.
	 */
	placeNotes(
		path: RepoPath,
		code: () => CodeText,
		options?: {
			readonly history: boolean;
			readonly isPast?: boolean;
			readonly among?: readonly NoteFile[];
		},
	): Promise<readonly PlacedNote[]>;
}

/** Opens Tacit over a repository. Nothing is read before `load`. */
export function createTacit(options: TacitOptions): Tacit {
	const { workspace, drafts, codec, log } = options;
	const trees: Readonly<Record<Visibility, Workspace>> = {
		published: workspace,
		draft: drafts,
	};
	const index = createNoteIndex();
	const store = createStore(trees, codec);
	const anchorCheck = createAnchorCheck(index, workspace, options.slice);
	const placements = createPlacementCache();
	const whereabouts = createWhereabouts({
		...{ index, store, workspace, log, placements },
		history: options.history,
		slice: options.slice,
		cache: options.placesCache,
	});
	const team = createTeamSettings(workspace, options.readShared);
	const { config, extendedConfig, readConfig, configFindings } = team;
	const { templates, onDidReadConfig } = team;

	const known = (id: NoteId): IndexedNote => {
		const note = index.byId(id);
		if (note) return note;
		throw new TacitError("unknown-note", msg`There is no note ${id} here.`);
	};
	const edit = async (id: NoteId, edits: readonly NoteEdit[]) => {
		const { file } = known(id);
		await store.edit(await store.read(file), edits);
		await refresh(file.visibility, [file.path]);
	};
	const history = () => {
		if (options.history) return options.history;
		throw new TacitError(
			"no-git",
			msg`This needs git: there is no repository here, or the workspace is not trusted.`,
		);
	};
	const keeper = keepIndex({
		index,
		workspace,
		drafts,
		slice: options.slice,
		onFirst: options.onFirst,
		bulk: options.bulk,
		cache: options.cache,
		log,
	});
	const refresh = async (
		visibility: Visibility,
		paths: readonly RepoPath[],
	): Promise<void> => {
		if (visibility === "published") await team.refresh(paths);
		await keeper.refresh(visibility, paths);
	};
	let loading: Promise<void> | undefined;
	/** For questions about all notes. Before a load is over, to look into every note would only make it longer. */
	const loaded = () => Promise.resolve(loading).catch(() => undefined);
	const subscriptions = (["published", "draft"] as const).map((visibility) =>
		trees[visibility].onDidChange((paths) => {
			refresh(visibility, paths).catch((error: unknown) =>
				log.warn("Changed notes could not be read.", error),
			);
		}),
	);

	/** Reads the texts in which anchors of these notes were made; `undefined` without git. */
	const pastOf = (files: readonly NoteFile[]) =>
		options.history &&
		pastText(
			createTexts(workspace, options.history, Number.POSITIVE_INFINITY),
			addingCommits(options.history, files),
			log,
		);
	/** Of those that are asked for file by file. */
	const pasts = new WeakMap<readonly NoteFile[], ReturnType<typeof pastOf>>();
	const pastAmong = (files: readonly NoteFile[]) => {
		const known = pasts.get(files) ?? pastOf(files);
		pasts.set(files, known);
		return known;
	};

	const questions =
		options.questions && createQuestions(options.questions, options.now);
	const base: TacitBase = {
		...{ workspace, trees, history, log, codec, index, store },
		...{ known, edit, refresh, loaded, readText, templates },
		layout: () => config().layout,
		historyIfAny: options.history,
		slice: options.slice,
	};
	const { recordsSince, ...records } = createRecords(base);
	const isMomentNoted = (moment: CommitMoment) =>
		isNoted(moment, {
			...{ index, workspace, log },
			history: options.history,
			load: () => loading ?? tacit.load([]),
			placeNotes: (...given) => tacit.placeNotes(...given),
		});
	const asking = createAsking(base, questions, options.seen, isMomentNoted);
	const reading = createNoteReading(base, options.readMarks);
	/** Their own notes are read by whoever wrote them, without a mark. */
	const acknowledge = async (id: NoteId) => {
		if (!reading.readMarks) return;
		try {
			const person = await tacit.identity();
			const by = index.byId(id)?.head.by ?? [];
			if (!person || !by.some(samePerson(person))) await reading.markRead([id]);
		} catch (error) {
			log.warn("What was read could not be kept.", error);
		}
	};
	const knowing = createKnowing(base, {
		cache: options.workCache,
		today: options.today,
		notAsked: () => config().notAsked,
		records: records.records,
	});
	const reasonSearch = createReasonSearch(
		base,
		(request) => tacit.write(request),
		isMomentNoted,
		knowing.whoKnows,
	);
	const answers = createAnswers(base, options, options.asked, acknowledge);
	/** The question is asked, wherever that is remembered or not. */
	const remember = async (id: NoteId) => {
		try {
			await answers.asked?.add(id);
		} catch (error) {
			log.warn("That a question was asked could not be kept.", error);
		}
	};
	/** Loaded on use. */
	let arrived: Arriving | undefined;
	const arriving = () => {
		arrived ??= createArriving(base, {
			readingPath: (place) => tacit.readingPath(place),
			...{ questions, text: options.arrivals, now: options.now },
		});
		return arrived;
	};
	const sessions = createSessions(base, {
		...{ files: options.pairing, questions, now: options.now },
		write: (request) => tacit.write(request),
		keepAnswer: answers.keepAnswer,
	});
	const tacit: Tacit = Object.freeze<Tacit>({
		get pairing() {
			return sessions.pairing;
		},
		...{ harvestOf: sessions.harvestOf, keepFind: sessions.keepFind },
		...createNaming(base, {
			agreed: options.agreed ?? new Set<NoteId>(),
			identity: options.identity,
			others: (person) =>
				options.pairing?.current.read() === undefined
					? []
					: (sessions.pairing?.others(person) ?? []),
		}),
		...createNoteText(base, pastOf),
		index,
		whereabouts,
		...asking,
		...reasonSearch,
		...knowing,
		...createAskWhy(base, knowing.whoKnows),
		...records,
		...createLinking(base),
		...createSearch(base, records.records, () => ({
			...{ workspace, whereabouts },
			readCode: tacit.readCode,
			placeNotes: tacit.placeNotes,
		})),
		...createSharing(base),
		...createRecordWriting(
			{ ...base, records: records.records },
			{
				today: options.today,
				authors: () => tacit.authors(),
			},
		),
		...createRelations(
			{ ...base, records: records.records },
			() => tacit.decisions(),
			options.today,
		),
		...createSpirals(base, options.today),
		...createAgendas(base, {
			...{ records: records.records, today: options.today },
			...{ whoKnows: knowing.whoKnows, notAsked: () => config().notAsked },
			moments: (range) => tacit.moments(range),
			relations: () => tacit.relations(),
			harvest: (...given) => tacit.harvest(...given),
		}),
		...createGuides(base, () => tacit.decisions()),
		...createTouring(base, {
			findPattern: options.findPattern,
			progress: options.tourProgress,
			sources: {
				placeNotes: async (path) => {
					const text = await readText(path);
					if (text === undefined) return [];
					const code = () => codeOf(path, text);
					return tacit.placeNotes(path, code, { history: true });
				},
				movedTo({ file }) {
					const away = whereabouts?.of(file, 0);
					return away && pathOfAway(away);
				},
				body: (id) => tacit.body(id),
				readingPath: (area) => tacit.readingPath(area),
			},
		}),
		...createReadingPaths(base, {
			...{ records: records.records, whoKnows: knowing.whoKnows },
			progress: options.progress,
		}),
		...{ arrive: (file) => arriving().arrive(file) },
		...{ whatMatters: (area) => arriving().whatMatters(area) },
		...{ askWhatSurprised: () => arriving().askWhatSurprised() },
		...{ forgetArrivals: () => arriving().forgetArrivals() },
		...createNews(base, records.records, options.newsMarks, {
			placeNotes: (...given) => tacit.placeNotes(...given),
			...{ today: options.today, now: options.now },
			isLeftOut: knowing.isLeftOut,
		}),
		...createPractising(options.practice, {
			...{ base, now: options.now },
			notePlaces: () => tacit.notePlaces(),
			identity: () => tacit.identity(),
		}),
		...createDecisions(
			{ ...base, recordsSince },
			() => config().log,
			options.logCache,
		),
		...acknowledging(
			createWriting(base, options, async (request, note) => {
				if (note.head.kind === "question") await remember(note.head.id);
				if (questions)
					await settleAnswered(request, note, {
						...{ questions, workspace, log },
						placeOf: asking.questionPlace,
					});
			}),
			acknowledge,
		),
		...reading,
		...createChecking(base, () => ({
			...{ workspace, whereabouts, past: pastOf, config },
			...{ today: options.today, records: records.records },
			readCode: tacit.readCode,
			placeNotes: tacit.placeNotes,
			findings: tacit.findings,
			...{ pathFindings: tacit.pathFindings, configFindings },
			moments: tacit.moments,
			relations: tacit.relations,
			planLog: tacit.planLog,
			linkEditsFor: tacit.linkEditsFor,
			writeLinks: tacit.writeLinks,
		})),
		...answers,
		...{ config, extendedConfig, readConfig, configFindings },
		...{ templates, onDidReadConfig },
		load(first) {
			anchorCheck.forget();
			loading = team.load().then(() => keeper.load(first));
			return loading;
		},
		placeNotes: (
			path,
			code,
			{ history: isHistoryAsked, isPast, among } = { history: false },
		) => {
			const anchored = index.notesAt(path);
			const past = among
				? pastAmong(among)
				: pastOf(anchored.map(({ note }) => note.file));
			return placeNotes(path, anchored, code, {
				store,
				codec,
				log,
				pacer: createPacer(options.slice),
				whereabouts: isPast ? undefined : whereabouts,
				placements,
				...(isHistoryAsked && past ? { past } : {}),
			});
		},
		async findings() {
			await loaded();
			return [
				...index.findings(),
				...configFindings(),
				...(await anchorCheck.findings()),
			];
		},
		readText,
		async readCode(path) {
			const text = await readText(path);
			return text === undefined ? undefined : codeOf(path, text);
		},
		readSetup: (found) => readTexts(found, workspace, options.history),
		async writeSetup(step) {
			await replaceText(step, workspace);
			if (step.path === configPath) await readConfig();
		},
		notesAround(path) {
			const here = new Set(
				index.notesAt(path).map(({ note }) => note.file.path),
			);
			const above = index.notesAbove(path).map(({ note }) => note);
			for (const { file } of above) here.add(file.path);
			const beside = index
				.notesIn(folderOf(path))
				.filter(({ file }) => !here.has(file.path));
			return [...above, ...beside];
		},
		dispose() {
			for (const each of subscriptions) each.dispose();
			team.dispose();
		},
	});
	return tacit;

	async function readText(path: RepoPath): Promise<string | undefined> {
		const content = await workspace.read(path);
		const decoded = content && decodeText(content.bytes);
		return decoded && "text" in decoded ? decoded.text : undefined;
	}
}
