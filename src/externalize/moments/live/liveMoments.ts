import type { LineRange } from "../../../core/lineRange.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import { isAnsweredThere } from "../../asking/answeredBy.ts";
import type { NewQuestion } from "../../asking/openQuestion.ts";
import type { GitDeed, TextId, WorkEvent } from "../../events/event.ts";
import { fileRole } from "../fileRole.ts";
import { leastWeights } from "../moment.ts";
import type { MessageWords } from "../momentReaders.ts";
import { momentWeight } from "../momentWeight.ts";
import { handover } from "./handover.ts";
import {
	type LiveFinding,
	type LiveKind,
	type LiveReaders,
	placing,
	type Sighting,
	type Step,
} from "./liveKind.ts";
import { nearbyQuestion } from "./nearbyQuestion.ts";
import { PerFile } from "./perFile.ts";
import { RecentEdits } from "./recentEdits.ts";
import { resolvedConflict } from "./resolvedConflict.ts";
import { rework } from "./rework.ts";
import { sharedLength, touches } from "./stretches.ts";
import { isTrial, struggle } from "./struggle.ts";
import { takenBack } from "./takenBack.ts";
import { touchedNote } from "./touchedNote.ts";
import { triedValue } from "./triedValue.ts";

/** Looks for moments in what the editor and git report, one event after the other. */
export interface LiveMoments {
	/**
	 * Takes in what happened now. What comes of it is worth a question: the surest first, two at most, of weight .3 or more;
	 * a level of asking may want more (`leastWeights`).
	 */
	add(event: WorkEvent): readonly NewQuestion[];
	/** Takes in what happened before, such as the journal's events, oldest first: nobody is asked about that. */
	recall(event: WorkEvent): void;
}

/** Moments of one event that are told. */
const mostOfEvent = 2;
/** Milliseconds without any event after which a new working session begins. */
const sessionMs = 4 * 3_600_000;
/** Milliseconds after a git deed within which it may be what changes a file. */
const byGitMs = 3000;

const committing: ReadonlySet<GitDeed> = new Set(["commit", "amend", "merge"]);

/** There is no commit that could say why. */
const unsaid: MessageWords = {
	...{ subject: "", prose: "", items: [], trailers: [], reverts: [] },
	saysNothing: true,
	reason: undefined,
	nearReason: 0,
};

/**
 * Moments that are seen in the editor while somebody works, of all kinds; where two are about the same lines, the first
 * kind in this order is asked: somebody's question, a note, then what was done. Weights are those of `momentWeight`, with
 * no message that could say why. Nothing where a note is on the lines, or a comment that gives a reason came with them.
 *
 * An event costs what its changes and what is remembered of its file cost, which is bounded (200 files, of each at most 60
 * places, states or changes); memory is bounded likewise, however many events there were.
 */
export function createLiveMoments(readers: LiveReaders): LiveMoments {
	const edits = new RecentEdits();
	const kinds: readonly LiveKind[] = [
		nearbyQuestion(),
		touchedNote(),
		takenBack(),
		triedValue(),
		rework(),
		resolvedConflict(),
		struggle(edits),
		handover(edits),
	];
	const stepOf = stepper();
	const sightings = (event: WorkEvent) => {
		const step = stepOf(event);
		edits.add(event, step);
		return kinds.flatMap((kind) => kind.add(event, step));
	};
	return {
		add: (event) => asked(sightings(event), event, edits, readers),
		recall: (event) => {
			sightings(event);
		},
	};
}

/** Tells of each event in turn what lies around it. */
function stepper(): (event: WorkEvent) => Step {
	const texts = new PerFile<TextId>();
	let [tries, turns, commits] = [0, 0, 0];
	let lastAt: number | undefined;
	let lastPath: RepoPath | undefined;
	let gitAt: number | undefined;
	return (event) => {
		const { at } = event;
		const isNewSession = lastAt !== undefined && at - lastAt > sessionMs;
		lastAt = at;
		let isJump = false;
		if (event.type === "saved") {
			const { path, before, after } = event;
			if (lastPath !== undefined && path !== lastPath) turns++;
			lastPath = path;
			const known = texts.get(path);
			isJump = known !== undefined && known !== before;
			texts.set(path, after);
		}
		texts.add(event);
		if (event.type === "git") {
			if (placing.has(event.did)) gitAt = at;
			if (committing.has(event.did)) {
				commits++;
				tries++;
			}
		}
		if (event.type === "debugged" || (event.type === "ran" && isTrial(event)))
			tries++;
		const isByGit = gitAt !== undefined && at >= gitAt && at - gitAt <= byGitMs;
		return { tries, turns, commits, isJump, isByGit, isNewSession };
	};
}

/** The questions that the sightings of an event come to. */
function asked(
	sightings: readonly Sighting[],
	{ at }: WorkEvent,
	edits: RecentEdits,
	readers: LiveReaders,
): readonly NewQuestion[] {
	const told: NewQuestion[] = [];
	for (const finding of sightings.flatMap((sighting) => sighting(readers))) {
		const { sign, ...moment } = finding;
		const { path, lines, kind } = moment;
		const weight = momentWeight(sign, fileRole(path), unsaid);
		if (weight < leastWeights.eager) continue;
		if (told.some((each) => isSamePlace(each, finding))) continue;
		if (
			lines &&
			isAnsweredThere(kind) &&
			isAnswered(path, lines, edits, readers)
		)
			continue;
		told.push({
			...moment,
			weight: Math.round(weight * 1000) / 1000,
			...{ at, commit: undefined, blob: readers.fileNow(path)?.blob },
		});
	}
	return told.sort((a, b) => b.weight - a.weight).slice(0, mostOfEvent);
}

function isSamePlace(
	a: Pick<NewQuestion, "path" | "lines">,
	b: LiveFinding,
): boolean {
	if (a.path !== b.path) return false;
	return !a.lines || !b.lines || sharedLength(a.lines, b.lines) > 0;
}

/** Whether the answer stands there already. */
function isAnswered(
	path: RepoPath,
	lines: LineRange,
	edits: RecentEdits,
	readers: LiveReaders,
): boolean {
	const isNoted = readers
		.notesIn(path)
		.some((note) => !note.isOpen && sharedLength(note.lines, lines) > 0);
	if (isNoted) return true;
	const text = readers.fileNow(path)?.text;
	if (!text) return false;
	const recent = edits.of(path);
	return readers
		.commentsIn(text.lines.join("\n"), path)
		.some(
			(comment) =>
				touches(comment.lines, lines) &&
				recent.some(({ place }) => sharedLength(place, comment.lines) > 0) &&
				readers.givesReason(comment),
		);
}
