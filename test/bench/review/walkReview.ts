import type { CheckFinding } from "../../../src/combine/check/checkFinding.ts";
import { quoteAt } from "../../../src/core/anchor/quoteAt.ts";
import type { LineRange } from "../../../src/core/lineRange.ts";
import type { NoteId } from "../../../src/core/noteId.ts";
import type { ChangedFile, History } from "../../../src/core/ports.ts";
import type { Away } from "../../../src/core/whereabouts/away.ts";
import { createTexts } from "../../../src/core/whereabouts/texts.ts";
import { touchedNotes } from "../../../src/tacit/checking/touchedNotes.ts";
import { changesOfRange } from "./changesOfRange.ts";
import { chooseFunctions } from "./chooseFunctions.ts";
import {
	type Follower,
	followByName,
	type Place,
	type SeenByName,
} from "./followByName.ts";
import { movedCode } from "./movedCode.ts";
import { createNoteBook } from "./noteBook.ts";

/** Something that happened to a function with a note in one commit. */
export interface ReviewEvent {
	/** Full hash; it was checked against its first parent. */
	readonly commit: string;
	/** `path:symbol` of the function when its note was written. */
	readonly place: string;
	/** What the check said of it; `silent`: nothing, though its text is another. */
	readonly said: CheckFinding["code"] | "silent";
	/** What its name alone tells, which the check does not ask for; `undefined`: nothing. */
	readonly seen: SeenByName["state"] | undefined;
	/** Whether where the check finds it and where its name is have no line in common. */
	readonly isMisplaced: boolean;
	readonly before: readonly string[];
	readonly after: readonly string[];
}

/** What came of a walk. */
export interface ReviewWalk {
	readonly events: readonly ReviewEvent[];
	readonly notes: number;
	readonly commits: number;
	/** Commits that touch a file with a note, and were checked. */
	readonly checked: number;
	/** Milliseconds that the checks took. */
	readonly ms: number;
}

/** Which notes are put where, and how far is walked. */
export interface WalkOptions {
	readonly notes: number;
	readonly seed: number;
	/** Full hashes, each the first parent of the next; at the first one the notes are written. */
	readonly commits: readonly string[];
	/** Told of each event as it comes. */
	onEvent?(event: ReviewEvent): void;
}

/** A function with its note. */
interface Noted {
	readonly id: NoteId;
	readonly place: string;
	readonly follower: Follower;
}

/** Whether a code reports what became of a note's code. */
export function isReport(said: ReviewEvent["said"]): boolean {
	return /^code-(?:changed|gone|doubtful)$/.test(said);
}

/**
 * Puts notes on functions chosen at random, walks from commit to commit, and has what `tacit check --base` asks of notes on
 * code (`touchedNotes`) compare each with its first parent. As in a team that sees to what it is told, a note that is
 * reported is confirmed for what its code became, where that is, or retired where it is gone; one whose code went to another
 * file unchanged is taken there, as by `tacit check --fix`. Commits that touch no file with a note have nothing to report,
 * and are passed by.
 */
export async function walkReview(
	root: string,
	history: History,
	{ notes, seed, commits, onEvent }: WalkOptions,
): Promise<ReviewWalk> {
	const book = createNoteBook();
	const noted = new Map<NoteId, Noted>();
	/** What files are after the commit that is looked at. */
	let present: ReadonlyMap<string, string> = new Map();
	const read = { read: async () => undefined };
	const kept = createTexts(read, history, Number.POSITIVE_INFINITY);
	const texts: typeof kept = {
		...kept,
		today: async (path) => {
			const blob = present.get(path);
			return blob === undefined ? undefined : kept.blob(blob, path);
		},
	};
	const [first = ""] = commits;
	const count = notes;
	for (const { path, blob, symbol, lines } of await chooseFunctions(
		...([root, first, history, { count, seed }] as const),
	)) {
		const text = await texts.blob(blob, path);
		if (!text) continue;
		const place = `${path}:${symbol}`;
		const id = book.write(place, { path, lines, text, blob, commit: first });
		const follower = followByName({ path, symbol }, texts);
		noted.set(id, { id, place, follower });
	}
	const written = noted.size;
	const events: ReviewEvent[] = [];
	let checked = 0;
	let ms = 0;
	for (const { commit, changes } of changesOfRange(root, commits)) {
		const watched = watchedPaths();
		const touched = changes.filter(
			({ before }) => before && watched.has(before.path),
		);
		if (touched.length === 0) continue;
		checked++;
		present = new Map(
			changes.flatMap(({ after }) => (after ? [[after.path, after.blob]] : [])),
		);
		const started = performance.now();
		const findings = await check(changes, touched);
		ms += performance.now() - started;
		for (const each of [...noted.values()])
			await see(each, commit, findings.get(each.id), changes);
	}
	return {
		...{ events, checked, ms, notes: written, commits: commits.length - 1 },
	};

	function watchedPaths(): ReadonlySet<string> {
		return new Set(
			[...noted.values()].flatMap(({ id, follower }) => [
				follower.path ?? "",
				book.codeOf(id)?.path ?? "",
			]),
		);
	}

	async function check(
		changes: readonly ChangedFile[],
		touched: readonly ChangedFile[],
	) {
		const away = new Map<string, Away>();
		const paths = new Set(touched.map(({ before }) => before?.path));
		for (const { id } of noted.values()) {
			const code = book.codeOf(id);
			const file = book.fileOf(id);
			const note = file && book.index.noteIn(file);
			const anchor = note?.head.anchors[0];
			if (!code || !note || !anchor || !paths.has(anchor.path)) continue;
			const { text } = await book.store.read(file);
			const quote = quoteAt(text.split("\n"), anchor.noteLine);
			const placement = await movedCode(
				{ anchor, quote },
				code.text,
				changes,
				texts,
			);
			const rest = { note, anchor, anchorIndex: 0, seen: undefined };
			if (placement) away.set(file.path, { ...rest, placement });
		}
		const { findings } = await touchedNotes(
			touched.map(({ before, after }) => ({ before, after: after?.path })),
			{
				...{ index: book.index, store: book.store, texts, history },
				workspace: {
					async read(path) {
						const blob = present.get(path);
						const bytes = blob && (await history.blob(blob));
						return bytes ? { bytes, stamp: path } : undefined;
					},
				},
				slice: {
					budgetMs: Number.POSITIVE_INFINITY,
					now: () => 0,
					pause: async () => undefined,
				},
				log: { info: () => undefined, warn: console.error },
				whereabouts: {
					of: (file) => away.get(file.path),
					arrivalsAt: () => [],
				},
				past: () => async (wanted) => {
					const note = book.index.noteIn(wanted.file);
					return note && book.codeOf(note.head.id)?.text;
				},
			},
		);
		const found = new Map<NoteId, (typeof findings)[number]>();
		for (const finding of findings)
			if (finding.note) found.set(finding.note.id, finding);
		// What moved as it was is no finding: it is gone on with where it went.
		for (const [, { note, placement }] of away)
			if (
				placement.state === "attached" &&
				!isReport(found.get(note.head.id)?.code ?? "silent")
			)
				await goOn(note.head.id, placement, first);
		return found;
	}

	/** Keeps what happened to a function, and sees to its note. */
	async function see(
		{ id, place, follower }: Noted,
		commit: string,
		finding: Omit<CheckFinding, "level" | "owners"> | undefined,
		changes: readonly ChangedFile[],
	): Promise<void> {
		const seen = await follower.step(changes);
		const said = finding?.code ?? "silent";
		if (!isReport(said) && (!seen || seen.state === "same")) return;
		const told: Place | undefined = finding?.lines && {
			path: finding.after?.path ?? finding.path,
			lines: finding.lines,
		};
		const event: ReviewEvent = {
			...{ commit, place, said },
			...{ seen: seen?.state, isMisplaced: areApart(told, seen?.at) },
			before: finding?.before?.text ?? seen?.before ?? [],
			after: finding?.after?.text ?? seen?.after ?? [],
		};
		events.push(event);
		onEvent?.(event);
		const now = seen?.at ?? told;
		const text = now && (await texts.today(now.path));
		if (!seen?.at && now && text) follower.goOnAt(now, text);
		if (!isReport(said)) return;
		if (now) await goOn(id, now, commit);
		else {
			book.remove(id);
			noted.delete(id);
		}
	}

	/** Makes a note speak of its code as it is now. */
	async function goOn(id: NoteId, place: Place, commit: string): Promise<void> {
		const text = await texts.today(place.path);
		const blob = present.get(place.path);
		const name = noted.get(id)?.place;
		if (text && blob !== undefined && name !== undefined)
			book.write(name, { ...place, text, commit, blob });
	}
}

function areApart(one: Place | undefined, other: Place | undefined): boolean {
	if (!one || !other) return false;
	return one.path !== other.path || !overlap(one.lines, other.lines);
}

function overlap(one: LineRange, other: LineRange): boolean {
	return one.start <= other.end && other.start <= one.end;
}
