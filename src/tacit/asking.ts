import { createPacer, type Slice } from "../core/pacer.ts";
import type { History, ReflogEntry } from "../core/ports.ts";
import type { SharedText } from "../core/sharedText.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import {
	readSeen,
	seenAt,
	unseen,
	writeSeen,
} from "../externalize/asking/seenReflog.ts";
import type { GitEvent } from "../externalize/events/event.ts";
import { gitEvents } from "../externalize/events/gitEvents.ts";
import { resumedCommits } from "../externalize/events/resumedCommits.ts";
import type { IsNoted } from "../externalize/moments/findMoments.ts";
import type { MomentLevel } from "../externalize/moments/moment.ts";
import { momentsAfter } from "../externalize/moments/momentsAfter.ts";

/** What git is looked at with. */
export interface GitLookOptions {
	readonly history: Pick<
		History,
		"blob" | "commitsIn" | "identity" | "reflog" | "resolutions" | "show"
	>;
	readonly questions: Questions;
	/** Where it is kept up to which line of the reflog of this work tree's HEAD somebody looked. */
	readonly seen: SharedText;
	readonly slice: Slice;
	/** As in `MomentSearch`. */
	readonly isNoted?: IsNoted | undefined;
}

/** How git is looked at. */
export interface GitLook {
	/** How readily something is found worth a question; `normal` when left out. */
	readonly level?: MomentLevel;
	/** Where nobody looked before, what was done before counts as seen; milliseconds since 1970-01-01 UTC. */
	readonly since: number;
}

/** What came of a look. */
export interface GitSeen {
	/** What was done since this very object looked last, or anybody did; the oldest first. */
	readonly events: readonly GitEvent[];
	/** The questions that were not there yet. */
	readonly added: readonly OpenQuestion[];
}

/** Lines of the reflog that are looked at: a rebase may have a hundred. */
const mostLines = 400;

/**
 * Makes what looks at git for something to ask. What one process looked at no other looks at again, while each is told
 * all that was done. Nothing is written where nothing was done. One look at a time; those meanwhile wait for it.
 */
export function createGitLook({
	history,
	questions,
	seen,
	slice,
	isNoted,
}: GitLookOptions): (look: GitLook) => Promise<GitSeen> {
	/** The line up to which this object has told. */
	let told: ReflogEntry | undefined;
	let last: Promise<unknown> = Promise.resolve();
	const look = async ({
		level = "normal",
		since,
	}: GitLook): Promise<GitSeen> => {
		const entries = await history.reflog(mostLines);
		const [newest] = entries;
		if (!newest) return { events: [], added: [] };
		// What this object passed over at its first look stays passed over.
		const mark = seenAt(readSeen(seen.read()), level, entries) ?? told;
		const all = gitEvents(entries);
		// Events are of the oldest lines first: those of older lines are the first events.
		const after = (seen: ReflogEntry | undefined) =>
			all.slice(gitEvents(entries.slice(unseen(entries, seen, since))).length);
		const events = after(told ?? mark);
		const news = after(mark);
		told = newest;
		if (news.length === 0) return { events, added: [] };
		const { found, withdrawn } = await momentsAfter({
			...{ history, events: news, level, isNoted },
			resumed: resumedCommits(entries),
			waiting: questions.waiting(),
			pacer: createPacer(slice),
		});
		if (withdrawn.size > 0) await questions.withdraw(withdrawn);
		const added = await questions.add(found);
		await seen.change((text) =>
			writeSeen({ ...readSeen(text), [level]: newest }),
		);
		return { events, added };
	};
	return (options) => {
		const next = last.then(
			() => look(options),
			() => look(options),
		);
		last = next;
		return next;
	};
}
