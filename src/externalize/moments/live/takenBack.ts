import { msg } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type {
	SavedChange,
	SavedEvent,
	Stretch,
	TextId,
} from "../../events/event.ts";
import {
	isApart,
	isCodeSaved,
	isPlaceLost,
	isTelling,
	isWriting,
	type LiveKind,
	type Mark,
	markOf,
	placeNow,
	type Sighting,
} from "./liveKind.ts";
import { PerFile } from "./perFile.ts";
import {
	type FollowedPlace,
	follow,
	lengthOf,
	overlaps,
	touches,
} from "./stretches.ts";

/** Milliseconds that something else stood, where nothing was run or committed meanwhile. */
const leastAwayMs = 120_000;
/** Milliseconds from which on it was more than an experiment. */
const longAwayMs = 600_000;
/** States and changes of a file that are kept. */
const mostStates = 60;
const mostChangesKept = 60;
const mostCame = 200;
/** Lines that are more than a slip, or a print. */
const manyLines = 4;

/** A state that a whole file had from some time on. */
interface State {
	readonly id: TextId;
	readonly since: Mark;
}

/** What was put in the place of what, and where that is now. */
interface PastChange {
	readonly place: FollowedPlace;
	readonly was: TextId;
	readonly now: TextId;
	readonly since: Mark;
}

interface FilePast {
	/** The oldest first; the last one is how it is now. What was but a step of typing is left out. */
	readonly states: readonly State[];
	readonly changes: readonly PastChange[];
}

/**
 * A file, or lines of it, are again as they were before in this journal, by hand, after something else stood there for two
 * minutes, or was run or committed, and was more than a step of typing. Undoing, formatters and git take nothing back by
 * hand; what git put in place is where it begins anew.
 *
 * The sign is .4 where lines were written in the place of others or brought back, and .1 where four lines or more that were
 * put in go again, as experiments do (fewer are a print); more by .12 each where it had been run, was committed, and stood
 * for ten minutes, and by .1 where it is about four lines at least. Of several places taken back one after the other the
 * first is asked. Lines that went to another place only moved.
 */
export function takenBack(): LiveKind {
	const files = new PerFile<FilePast>();
	const came = new CameLately();
	let asked: Mark | undefined;
	return {
		add(event, step) {
			files.add(event);
			if (event.type === "saved") came.add(event);
			if (!isCodeSaved(event)) return [];
			const { path, changes } = event;
			const mark = markOf(event, step);
			if (step.isByGit) {
				const states = [{ id: event.after, since: mark }];
				files.set(path, { states, changes: [] });
				return [];
			}
			const first = { id: event.before, since: { ...mark, at: 0 } };
			const past = isPlaceLost(event, step) ? undefined : files.get(path);
			const known = past ?? { states: [first], changes: [] };
			const found =
				isWriting(event) && event.after !== ""
					? (wholeBack(known, event, mark) ?? partBack(known, event, mark))
					: undefined;
			if (found && !isSlight(found) && !came.hasMoved(event)) {
				for (const { place } of known.changes) follow(place, changes);
				files.set(path, {
					states: [{ id: event.after, since: mark }],
					changes: known.changes.filter(
						({ place }) => !overlaps(place, found.place),
					),
				});
				// Several files taken back one after the other are one decision.
				const isMore = asked !== undefined && !isLater(asked, mark);
				if (!isMore) asked = mark;
				return isMore ? [] : [sighting(path, found)];
			}
			files.set(path, grown(known, event, mark));
			return [];
		},
	};
}

/** Where lines were put in of late, so that those that only moved are known. */
class CameLately {
	readonly #paths = new Map<TextId, RepoPath>();

	add({ path, changes }: SavedEvent): void {
		for (const { was, now } of changes) {
			if (was !== "") continue;
			this.#paths.delete(now);
			this.#paths.set(now, path);
		}
		for (const oldest of this.#paths.keys()) {
			if (this.#paths.size <= mostCame) return;
			this.#paths.delete(oldest);
		}
	}

	/** Whether lines that went in a save were put in elsewhere before, or by the same save. */
	hasMoved({ path, changes }: SavedEvent): boolean {
		return changes.some(
			({ was, now }) =>
				now === "" &&
				((this.#paths.get(was) ?? path) !== path ||
					changes.some((other) => other.now === was)),
		);
	}
}

/** What is as it was. */
interface Back {
	/** The whole file, not some of its lines. */
	readonly isWhole: boolean;
	/** As it is now. */
	readonly place: Stretch;
	/** Since when something else stood there, and until when. */
	readonly from: Mark;
	readonly until: Mark;
	readonly lines: number;
	/** Lines that had been put in go again, and nothing else. */
	readonly isCut: boolean;
}

/** Whether what stood, or was done, between two marks is worth a word. */
function isLater(earlier: Mark, later: Mark): boolean {
	return later.at - earlier.at >= leastAwayMs || later.tries > earlier.tries;
}

/** A print, or what else is put in for a try. */
function isSlight({ isCut, lines }: Back): boolean {
	return isCut && lines < manyLines;
}

function wholeBack(
	{ states }: FilePast,
	{ after, changes }: SavedEvent,
	mark: Mark,
): Back | undefined {
	const at = states.slice(0, -1).findLastIndex(({ id }) => id === after);
	// All between stood, as steps of typing are left out of the states.
	const first = at < 0 ? undefined : states[at + 1];
	if (!first || !isLater(first.since, mark)) return undefined;
	const back = backOf(changes, first.since, mark);
	return back && { ...back, isWhole: true };
}

function backOf(
	changes: readonly SavedChange[],
	from: Mark,
	until: Mark,
): Back | undefined {
	const [first] = changes;
	if (!first) return undefined;
	const size = ({ before, after }: SavedChange) =>
		lengthOf(before) + lengthOf(after);
	const largest = changes.reduce((a, b) => (size(b) > size(a) ? b : a), first);
	const lines = changes.reduce(
		(all, { before, after }) =>
			all + Math.max(lengthOf(before), lengthOf(after)),
		0,
	);
	const isCut = changes.every(({ after }) => lengthOf(after) === 0);
	return { isWhole: false, place: largest.after, from, until, lines, isCut };
}

function partBack(
	{ changes: past }: FilePast,
	{ changes }: SavedEvent,
	mark: Mark,
): Back | undefined {
	for (const change of changes) {
		const { before, was, now } = change;
		const taken = past.findLast(
			(each) =>
				each.was === now &&
				(now !== "" || each.now === was) &&
				touches(each.place, before) &&
				isLater(each.since, mark) &&
				isApart(each.since, mark),
		);
		const back = taken && backOf([change], taken.since, mark);
		if (back) return back;
	}
	return undefined;
}

/** The past with one more save. */
function grown(past: FilePast, event: SavedEvent, mark: Mark): FilePast {
	const { after, before } = event;
	const last = past.states.at(-1);
	// The first is how it was found; of the others only what stood counts.
	const isKept =
		last !== undefined &&
		(past.states.length === 1 || isApart(last.since, mark));
	const states =
		before === after
			? past.states
			: [
					...(isKept ? past.states : past.states.slice(0, -1)),
					{ id: after, since: mark },
				];
	return {
		states: states.slice(-mostStates),
		changes: withChanges(past.changes, event, mark).slice(-mostChangesKept),
	};
}

function withChanges(
	past: readonly PastChange[],
	{ changes, isUndone }: SavedEvent,
	since: Mark,
): readonly PastChange[] {
	const isUndoneBy = (each: PastChange) =>
		isUndone &&
		changes.some(({ was, now }) => each.was === now && each.now === was);
	const came: PastChange[] = [];
	const steps = new Set<PastChange>();
	for (const { before, after, was, now } of isUndone ? [] : changes) {
		// Typed in steps: one change.
		const step = past.findLast(
			(each) =>
				each.now === was &&
				was !== "" &&
				touches(each.place, before) &&
				!isApart(each.since, since),
		);
		if (step) steps.add(step);
		came.push({
			...{ place: { ...after }, now, since },
			was: step?.was ?? was,
		});
	}
	const rest = past.filter((each) => !isUndoneBy(each) && !steps.has(each));
	for (const { place } of rest) follow(place, changes);
	return [...rest, ...came];
}

function sighting(path: RepoPath, back: Back): Sighting {
	const { isWhole, place, from, until, lines: size, isCut } = back;
	return (readers) => {
		const now = placeNow(readers, path, place);
		// Of what is gone one sees by what stands around it whether it was imported, or an entry of a list.
		const around = { start: place.start - 1, end: place.start };
		if (!isTelling(isCut ? placeNow(readers, path, around) : now)) return [];
		const { name, lines } = now;
		const wasRun = until.tries > from.tries;
		const wasCommitted = until.commits > from.commits;
		const ms = until.at - from.at;
		const minutes = Math.round(ms / 60_000);
		return [
			{
				...{ kind: "revert", path, lines },
				sign:
					(isCut ? 0.1 : 0.4) +
					(wasRun ? 0.12 : 0) +
					(wasCommitted ? 0.12 : 0) +
					(ms >= longAwayMs ? 0.12 : 0) +
					(size >= manyLines ? 0.1 : 0),
				question: isWhole
					? msg`“${name}” is again as it was before: what did you learn that made you take it back?`
					: msg`Lines of “${name}” are again as they were before: what did you learn that made you take it back?`,
				evidence: [
					{
						said:
							minutes >= 2
								? msg`Something else stood there for ${minutes} minutes.`
								: msg`Something else stood there for a short time.`,
					},
					...(wasRun ? [{ said: msg`It was run meanwhile.` }] : []),
					...(wasCommitted ? [{ said: msg`It was committed meanwhile.` }] : []),
				],
			},
		];
	};
}
