import type { SetupEdit } from "./combine/teamSetup/setupStep.ts";
import { addingCommits } from "./core/addingCommits.ts";
import type { Anchor, Quote } from "./core/anchor/anchor.ts";
import { splitLines } from "./core/anchor/preparedText.ts";
import { quoteAt } from "./core/anchor/quoteAt.ts";
import type { Codec } from "./core/codec.ts";
import { type CodeThen, codeThen } from "./core/codeThen.ts";
import { configPath, defaultConfig, type TeamConfig } from "./core/config.ts";
import { writeConfirmation } from "./core/confirmation.ts";
import type { Disposable } from "./core/disposable.ts";
import { TacitError } from "./core/errors.ts";
import type { FileFinding, Finding } from "./core/finding.ts";
import { ifGitAnswers } from "./core/ifGitAnswers.ts";
import type { BulkScan } from "./core/index/bulkScan.ts";
import type { LoadIndexOptions } from "./core/index/loadIndex.ts";
import { createNoteIndex, type NoteIndex } from "./core/index/noteIndex.ts";
import { keepIndex } from "./core/keepIndex.ts";
import { loadConfig, type ReadConfig } from "./core/loadConfig.ts";
import type { NewNote } from "./core/markdown/composeNote.ts";
import type { NoteEdit } from "./core/markdown/editNote.ts";
import type { ParsedNote } from "./core/markdown/parseNote.ts";
import { createMedia, type MediaPlace, mediaNames } from "./core/media.ts";
import { msg } from "./core/message.ts";
import type {
	IndexedNote,
	NoteFile,
	NoteKind,
	Visibility,
} from "./core/note.ts";
import { type CodeText, codeOf } from "./core/notebook/codeText.ts";
import { makeNoteId, type NoteId } from "./core/noteId.ts";
import { statusInForce } from "./core/noteStatus.ts";
import { createPacer, type Slice } from "./core/pacer.ts";
import { pastText } from "./core/pastText.ts";
import { formatPerson, isSamePerson, type Person } from "./core/person.ts";
import { type PlacedNote, placeNotes } from "./core/placeNotes.ts";
import type { History, Log, Removal, Workspace } from "./core/ports.ts";
import { type ReadTexts, readTexts } from "./core/readTexts.ts";
import { replaceText } from "./core/replaceText.ts";
import { folderOf, type RepoPath } from "./core/repoPath.ts";
import type { SharedText } from "./core/sharedText.ts";
import {
	type ChangeStored,
	type ComposedNote,
	createStore,
	type StoredNote,
} from "./core/store.ts";
import { decodeText } from "./core/textEncoding.ts";
import { createAnchorCheck } from "./core/unreadableAnchors.ts";
import type { FindingsCache } from "./core/whereabouts/keptFindings.ts";
import { removalOfLine } from "./core/whereabouts/removalOfLine.ts";
import { tellingLines } from "./core/whereabouts/tellingLines.ts";
import { createTexts } from "./core/whereabouts/texts.ts";
import {
	createWhereabouts,
	type Whereabouts,
} from "./core/whereabouts/whereabouts.ts";
import {
	type AgreedNotes,
	type WrittenInName,
	writtenInName,
} from "./core/writtenInName.ts";
import { createQuestions } from "./externalize/asking/questions.ts";
import { captureAnchor } from "./externalize/captureAnchor.ts";
import { kindEdits } from "./externalize/kindEdits.ts";
import type {
	ConfirmedPlace,
	NoteRequest,
	PublishOptions,
} from "./externalize/noteRequest.ts";
import {
	clearOfSecrets,
	quoteClearOfSecrets,
	type SecretsChoice,
} from "./externalize/secrets/clearOfSecrets.ts";
import { shownMoment } from "./externalize/shownMoment.ts";
import { allTemplates } from "./externalize/templates/allTemplates.ts";
import {
	isTemplatePath,
	type LoadedTemplates,
	loadTemplates,
} from "./externalize/templates/loadTemplates.ts";
import type { Template } from "./externalize/templates/template.ts";
import { withoutEmptySections } from "./externalize/templates/withoutEmptySections.ts";
import { titleAndProse } from "./externalize/titleAndProse.ts";
import type { TacitBase } from "./tacit/base.ts";
import { type Asking, createAsking } from "./tacit/questions.ts";
import { createReasonSearch, type ReasonSearch } from "./tacit/reasonSearch.ts";
import { createSharing, type Sharing } from "./tacit/sharing.ts";

/** What a repository is opened with. */
export interface TacitOptions {
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
	/** Where it is kept which code went to other files; `undefined`: nowhere. */
	readonly placesCache?: FindingsCache | undefined;
	/** Where questions wait that came of what was done here; `undefined`: nowhere. */
	readonly questions?: SharedText | undefined;
	/** Where it is kept up to where questions were looked for in what git did to this work tree's HEAD; `undefined`: nowhere. */
	readonly seen?: SharedText | undefined;
	/** The day where the person is, `YYYY-MM-DD`. */
	readonly today: () => string;
	/** Milliseconds since 1970-01-01 UTC. */
	readonly now: () => number;
	/** `count` random bytes. */
	readonly random: (count: number) => Uint8Array;
}

/** Everything that a door can ask of one repository. */
export interface Tacit extends Asking, ReasonSearch, Sharing, Disposable {
	readonly index: NoteIndex;
	/** Knows the anchors whose code went to another file; `undefined` without git. */
	readonly whereabouts: Whereabouts | undefined;
	/** The team's settings, as last read. */
	config(): TeamConfig;
	/** What is wrong with their file, and with the team's templates. */
	configFindings(): readonly FileFinding[];
	/** What notes may begin with: a template for each kind of note, and those that the team named. */
	templates(): readonly Template[];
	/** The settings or the templates were read again. */
	onDidReadConfig(listener: () => void): Disposable;
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
	 * has it no more, or is not there, the answer is the same.
	 */
	placeNotes(
		path: RepoPath,
		code: () => CodeText,
		options?: { readonly history: boolean },
	): Promise<readonly PlacedNote[]>;
	/** Throws `unknown-note`. */
	read(id: NoteId): Promise<{ stored: StoredNote; parsed: ParsedNote }>;
	/** Links in a note that lead out of the repository. Throws `unknown-note`, and `too-large` for what takes too long to read. */
	linkFindings(note: IndexedNote): Promise<readonly Finding[]>;
	/** What the inline editor shows of a note: title and prose, without front matter, anchors and discussion. */
	body(id: NoteId): Promise<string>;
	/** What others will see is looked through for secrets, here and in the methods below: see `clearOfSecrets`. */
	write(request: NoteRequest): Promise<IndexedNote>;
	/** The file that `write` would write now, for somebody else to commit; nothing is written. */
	compose(request: NoteRequest): Promise<ComposedNote>;
	/**
	 * Replaces title and prose, and the kind, with a status that this kind can have. Throws `conflict` when `body(id)` is not `before` any more; `undefined`:
	 * whatever it is.
	 */
	rewrite(
		id: NoteId,
		body: string,
		kind: NoteKind,
		before: string | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/** Adds an answer to the note's discussion; a question becomes `answered`. */
	reply(
		id: NoteId,
		text: string,
		by: Person | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	retire(id: NoteId): Promise<void>;
	/** Makes a retired note one that holds; nothing for others. Whether it was only proposed, or superseded, is not known any more. */
	bringBack(id: NoteId): Promise<void>;
	/** The code as one of the note's anchors (0-based) quotes it. */
	quote(id: NoteId, anchorIndex: number): Promise<Quote>;
	/**
	 * The code of one of the note's anchors (0-based) as it was: what a long quote leaves out is taken from git, where
	 * that has it.
	 */
	codeThen(id: NoteId, anchorIndex: number): Promise<CodeThen>;
	/** Makes one of the note's anchors (0-based) point at other code, as it stands there; `bytes` as in `NoteRequest`. */
	point(
		id: NoteId,
		anchorIndex: number,
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/** Makes the note speak of this code, too; `bytes` as in `NoteRequest`. */
	addPlace(
		id: NoteId,
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets?: SecretsChoice,
	): Promise<void>;
	/**
	 * Writes down that the note still holds today. Of the `places` whose code is another by now the quotes are taken anew:
	 * since then is what counts from here on.
	 */
	confirm(
		id: NoteId,
		by: Person | undefined,
		places: readonly ConfirmedPlace[],
		secrets?: SecretsChoice,
	): Promise<void>;
	/** The commit that most likely took away what an anchor (0-based) quotes; `undefined` where that cannot be said. */
	removalOf(id: NoteId, anchorIndex: number): Promise<Removal | undefined>;
	/** Moves a draft beside its code. A moment that git does not show anyone is left out. */
	publish(id: NoteId, options?: PublishOptions): Promise<NoteFile>;
	/** The file that `publish` would write now; nothing is written. */
	composePublished(id: NoteId, options?: PublishOptions): Promise<ComposedNote>;
	/** Notes in the name of whoever works here, which somebody else committed lately: see `writtenInName`. Empty without git. */
	writtenInMyName(): Promise<readonly WrittenInName[]>;
	/** Lets a note stand in the name of whoever works here: `writtenInMyName` tells of it no more. */
	agree(id: NoteId): void;
	/** Takes the name of whoever works here off a note; the others stay. Throws `bad-argument` where it is not on it. */
	takeNameOff(id: NoteId): Promise<void>;
	/** Removes the note, to the trash. Resolves to where (absolute) it is kept if the system has no trash for it. */
	remove(id: NoteId): Promise<string | undefined>;
	identity(): Promise<Person | undefined>;
	/** Whom a note names that is written here now: whoever commits here, then whoever else is part of the pair. */
	authors(): Promise<readonly Person[]>;
	/**
	 * Puts an image beside a note, or beside the drafts of a folder of code for one that is still being written, and resolves
	 * to the link to it. Saved as published, the note takes it along. Throws as `Media.add`.
	 */
	addImage(
		at: NoteFile | { readonly folder: RepoPath },
		name: string,
		bytes: Uint8Array,
	): Promise<string>;
}

/** Drafts are for nobody else. */
function choiceFor(
	{ visibility }: NoteFile,
	secrets: SecretsChoice = "refuse",
): SecretsChoice {
	return visibility === "draft" ? "keep" : secrets;
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
	const media = createMedia(trees);
	const anchorCheck = createAnchorCheck(index, workspace, options.slice);
	const whereabouts =
		options.history &&
		createWhereabouts({
			...{ index, store, workspace, log },
			history: options.history,
			slice: options.slice,
			cache: options.placesCache,
		});
	let team: ReadConfig = { config: defaultConfig, findings: [] };
	let ownTemplates: LoadedTemplates = { templates: [], findings: [] };
	const configListeners = new Set<() => void>();
	const agreed = options.agreed ?? new Set<NoteId>();

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
	const refreshConfig = async () => {
		team = await loadConfig(workspace);
		tellConfig();
	};
	const refreshTemplates = async () => {
		ownTemplates = await loadTemplates(workspace);
		tellConfig();
	};
	const tellConfig = () => {
		for (const listener of [...configListeners]) listener();
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
		if (visibility === "published" && paths.includes(configPath))
			await refreshConfig();
		if (visibility === "published" && paths.some(isTemplatePath))
			await refreshTemplates();
		await keeper.refresh(visibility, paths);
	};
	let loading: Promise<void> = Promise.resolve();
	/** For questions about all notes. Before a load is over, to look into every note would only make it longer. */
	const loaded = () => loading.catch(() => undefined);
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

	const questions =
		options.questions && createQuestions(options.questions, options.now);
	const base: TacitBase = {
		...{ workspace, history, log, index, store, loaded, readText },
		historyIfAny: options.history,
		slice: options.slice,
	};
	const tacit: Tacit = Object.freeze<Tacit>({
		index,
		whereabouts,
		...createAsking(base, questions, options.seen),
		...createReasonSearch(base, (request) => tacit.write(request)),
		...createSharing(base),
		config: () => team.config,
		configFindings: () => [...team.findings, ...ownTemplates.findings],
		templates,
		onDidReadConfig(listener) {
			configListeners.add(listener);
			return { dispose: () => void configListeners.delete(listener) };
		},
		load(first) {
			anchorCheck.forget();
			loading = Promise.all([refreshConfig(), refreshTemplates()]).then(() =>
				keeper.load(first),
			);
			return loading;
		},
		placeNotes: (
			path,
			code,
			{ history: isHistoryAsked } = { history: false },
		) => {
			const anchored = index.notesAt(path);
			const past = pastOf(anchored.map(({ note }) => note.file));
			return placeNotes(path, anchored, code, {
				store,
				codec,
				log,
				pacer: createPacer(options.slice),
				whereabouts,
				...(isHistoryAsked && past ? { past } : {}),
			});
		},
		async findings() {
			await loaded();
			return [
				...index.findings(),
				...team.findings,
				...ownTemplates.findings,
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
			if (step.path === configPath) await refreshConfig();
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
		async read(id) {
			const stored = await store.read(known(id).file);
			return { stored, parsed: await store.parse(stored) };
		},
		async linkFindings({ file }) {
			const { text, at } = await store.read(file);
			return codec.linkFindings(text, at);
		},
		async body(id) {
			const { text, at } = await store.read(known(id).file);
			return (await codec.parse(text, at)).body;
		},
		async write(request) {
			const { note, noteFolder } = await newNote(request);
			const file = await store.create(
				note,
				noteFolder,
				request.visibility,
				team.config.layout,
				async ({ file, text }) => {
					if (file.visibility === "published")
						await media.publish(noteFolder, file, text);
				},
			);
			if (file.visibility === "published")
				await releaseDraftMedia(noteFolder, request.text);
			await refresh(request.visibility, [file.path]);
			return known(note.id);
		},
		async compose(request) {
			const { note, noteFolder } = await newNote(request);
			const { visibility } = request;
			return store.compose(note, noteFolder, visibility, team.config.layout);
		},
		async rewrite(id, body, kind, before, secrets) {
			const { file, head } = known(id);
			const stored = await store.read(file);
			const parsed = await store.parse(stored);
			if (before !== undefined && parsed.body !== before)
				throw new TacitError(
					"conflict",
					msg`${file.path} has changed meanwhile. Nothing was written.`,
					{ detail: { current: stored.text } },
				);
			await store.edit(stored, [
				{
					type: "body",
					body: await clearOfSecrets(
						withoutEmptySections(body, templates(), parsed.body),
						choiceFor(file, secrets),
					),
				},
				...kindEdits(parsed.head ?? head, kind, parsed.discussion.length > 0),
			]);
			await refresh(file.visibility, [file.path]);
		},
		reply: async (id, text, by, secrets) =>
			edit(id, [
				{
					type: "add-reply",
					by,
					date: options.today(),
					text: await clearOfSecrets(text, choiceFor(known(id).file, secrets)),
				},
				...(known(id).head.kind === "question" &&
				known(id).head.status !== "answered"
					? [{ type: "field", key: "status", value: "answered" } as const]
					: []),
			]),
		retire: (id) =>
			edit(id, [{ type: "field", key: "status", value: "retired" }]),
		quote: quoteOf,
		async codeThen(id, anchorIndex) {
			const anchor = anchorOf(id, anchorIndex);
			const quote = await quoteOf(id, anchorIndex);
			const { file } = known(id);
			return codeThen(anchor, quote, async () =>
				pastOf([file])?.({ anchor, quote, file }),
			);
		},
		async point(id, anchorIndex, pointed, bytes, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const captured = await capture(pointed, bytes, choice);
			await edit(id, [
				{ type: "replace-anchor", index: anchorIndex, ...captured },
			]);
		},
		async addPlace(id, pointed, bytes, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const captured = await capture(pointed, bytes, choice);
			await edit(id, [{ type: "add-anchor", ...captured }]);
		},
		async confirm(id, by, places, secrets) {
			const choice = choiceFor(known(id).file, secrets);
			const edits: NoteEdit[] = [
				{
					type: "field",
					key: "confirmed",
					value: writeConfirmation({ date: options.today(), by }),
				},
			];
			for (const { anchorIndex, pointed, bytes } of places)
				edits.push({
					type: "replace-anchor",
					index: anchorIndex,
					...(await capture(pointed, bytes, choice)),
				});
			await edit(id, edits);
		},
		async removalOf(id, anchorIndex) {
			const anchor = known(id).head.anchors[anchorIndex];
			const { lines } = await quoteOf(id, anchorIndex);
			const [line] = tellingLines(lines);
			if (!anchor || line === undefined || !options.history) return undefined;
			return removalOfLine(options.history, anchor, line);
		},
		async bringBack(id) {
			const { file, head } = known(id);
			if (head.status !== "retired") return;
			const stored = await store.read(file);
			const { discussion } = await store.parse(stored);
			await store.edit(stored, [
				{
					type: "field",
					key: "status",
					value: statusInForce(head.kind, {
						isAnswered: discussion.length > 0,
					}),
				},
			]);
			await refresh(file.visibility, [file.path]);
		},
		async publish(id, options) {
			const before = known(id);
			const folder = folderOf(before.file.path);
			let text = "";
			const file = await store.publish(
				before,
				team.config.layout,
				published(before, options),
				async (composed) => {
					text = composed.text;
					await media.publish(folder, composed.file, text);
				},
			);
			await releaseDraftMedia(folder, text);
			await refresh("published", [file.path]);
			await refresh("draft", [before.file.path]);
			return file;
		},
		composePublished: (id, options) =>
			store.composePublished(
				known(id),
				team.config.layout,
				published(known(id), options),
			),
		async writtenInMyName() {
			const found = await ifGitAnswers(
				options.history,
				log,
				"Git did not say who committed notes.",
				async (history) => {
					const person = await history.identity();
					if (!person) return [];
					const notes = index.byPerson(person);
					return writtenInName(person, [...notes], agreed, history);
				},
			);
			return found ?? [];
		},
		agree: (id) => agreed.add(id),
		async takeNameOff(id) {
			const person = await tacit.identity();
			const { by } = known(id).head;
			const others = by.filter(
				(each) => !person || !isSamePerson(each, person),
			);
			if (others.length === by.length)
				throw new TacitError(
					"bad-argument",
					msg`Your name is not on this note.`,
				);
			const value = others.map(formatPerson);
			await edit(id, [{ type: "field", key: "by", value }]);
		},
		async remove(id) {
			const { file } = known(id);
			const stored = await store.read(file);
			const kept = await store.remove(stored);
			await refresh(file.visibility, [file.path]);
			const place = {
				visibility: file.visibility,
				folder: folderOf(file.path),
			};
			await release(place, stored.text, true);
			return kept;
		},
		identity: async () =>
			options.history ? options.history.identity() : options.identity?.(),
		async authors() {
			const identity = await tacit.identity();
			return identity ? [identity] : [];
		},
		addImage: (at, name, bytes) => {
			const place =
				"path" in at
					? { visibility: at.visibility, folder: folderOf(at.path) }
					: { visibility: "draft" as const, folder: at.folder };
			return media.add(place, name, bytes);
		},
		dispose() {
			for (const each of subscriptions) each.dispose();
			configListeners.clear();
		},
	});
	return tacit;

	function releaseDraftMedia(folder: RepoPath, text: string): Promise<void> {
		return release({ visibility: "draft", folder }, text, false);
	}

	/** Removes images that a note named which is gone from there, and no other beside it does. */
	async function release(
		place: MediaPlace,
		text: string,
		trash: boolean,
	): Promise<void> {
		if (mediaNames(text).length === 0) return;
		const others: string[] = [];
		for (const path of index.paths(place.visibility)) {
			if (folderOf(path) !== place.folder) continue;
			const file = { path, visibility: place.visibility };
			// The note itself may still be in the index.
			if (!(await trees[place.visibility].kindOf(path))) continue;
			others.push((await store.read(file)).text);
		}
		await media.release(place, text, others, trash);
	}

	async function newNote(request: NoteRequest) {
		const { kind, text, by, pointed, bytes, visibility, secrets } = request;
		const choice = visibility === "draft" ? "keep" : (secrets ?? "refuse");
		const { title, prose } = titleAndProse(
			await clearOfSecrets(withoutEmptySections(text, templates()), choice),
		);
		if (title === "")
			throw new TacitError(
				"bad-argument",
				msg`The note has no words: one sentence is enough.`,
			);
		const noteFolder = pointed.isFolder ? pointed.path : folderOf(pointed.path);
		const note: NewNote = {
			id: makeNoteId(options.random(8)),
			kind,
			title,
			prose,
			by,
			date: request.date ?? options.today(),
			moment: shownMoment(request.moment),
			noteFolder,
			anchors: [await capture(pointed, bytes, choice)],
			status: statusInForce(kind, { isAnswered: false }),
		};
		return { note, noteFolder };
	}

	/** What a draft becomes for others. */
	function published(
		{ head }: IndexedNote,
		{ secrets = "refuse", withoutNames = false }: PublishOptions = {},
	): ChangeStored {
		const removed = [
			...(withoutNames && head.by.length > 0 ? ["by"] : []),
			...(head.moment !== shownMoment(head.moment) ? ["moment"] : []),
		];
		const edits = removed.map(
			(key): NoteEdit => ({ type: "field", key, value: undefined }),
		);
		return async ({ text, at }) =>
			clearOfSecrets(
				edits.length === 0 ? text : await codec.edit(text, at, edits),
				secrets,
			);
	}

	function templates(): readonly Template[] {
		return allTemplates(team.config.templates, ownTemplates.templates);
	}

	function anchorOf(id: NoteId, anchorIndex: number): Anchor {
		const anchor = known(id).head.anchors[anchorIndex];
		if (anchor) return anchor;
		throw new TacitError(
			"bad-argument",
			msg`The note has no such place any more.`,
		);
	}

	async function quoteOf(id: NoteId, anchorIndex: number): Promise<Quote> {
		const { noteLine } = anchorOf(id, anchorIndex);
		const { text } = await store.read(known(id).file);
		return quoteAt(splitLines(text), noteLine);
	}

	async function readText(path: RepoPath): Promise<string | undefined> {
		const content = await workspace.read(path);
		const decoded = content && decodeText(content.bytes);
		return decoded && "text" in decoded ? decoded.text : undefined;
	}

	/** The anchor and quote of what is pointed at, with what git can say of the file. */
	async function capture(
		pointed: NoteRequest["pointed"],
		bytes: Uint8Array | undefined,
		secrets: SecretsChoice,
	) {
		const state = await stateOf(pointed.path, bytes);
		const captured = captureAnchor({ ...pointed, ...state });
		return {
			...captured,
			quote: await quoteClearOfSecrets(captured.quote, secrets),
		};
	}

	/** What git can say of the file as it is; nothing without git, or where it does not answer. */
	async function stateOf(path: RepoPath, bytes: Uint8Array | undefined) {
		const state = await ifGitAnswers(
			options.history,
			log,
			"Git did not say where the note is written.",
			async (history) => ({
				commit: (await history.head())?.commit,
				blob: bytes && (await history.blobId(path, bytes)),
			}),
		);
		return state ?? { commit: undefined, blob: undefined };
	}
}
