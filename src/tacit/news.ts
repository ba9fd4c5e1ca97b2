import { TacitError } from "../core/errors.ts";
import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { msg } from "../core/message.ts";
import type { RepoPath } from "../core/repoPath.ts";
import type { SharedText } from "../core/sharedText.ts";
import type { Digest } from "../internalize/news/digest.ts";
import type { NewsItem } from "../internalize/news/newsItem.ts";
import {
	createNewsMarks,
	type NewsMarks,
} from "../internalize/news/newsMarks.ts";
import type { TacitBase } from "./base.ts";
import { type DigestParts, digestSince } from "./digestReading.ts";
import { newsSince } from "./newsReading.ts";
import type { Records } from "./records.ts";
import type { PlacingTacit } from "./search/notePlaces.ts";

/** What is asked. */
export interface NewsQuestion {
	/** A revision from which on; `undefined`: since somebody was last here. */
	readonly since?: string | undefined;
	/** What HEAD was (full hash) when the window was opened: where nothing else is known of when somebody was last here. */
	readonly session?: string | undefined;
	/** Whether the last commit of whoever asks tells it, where nothing else does. */
	readonly orOwnCommit?: boolean;
	/** Whether it is told of all places, and not of those alone in which somebody works. */
	readonly isEverywhere?: boolean;
	/** Files that they worked on without committing it; asked only where somebody brought anything. */
	readonly alsoWorkedOn: () => readonly RepoPath[];
}

/** From when on. */
export interface NewsSince {
	/** They said so; before the last pull or merge; when the window was opened; their last commit; as named. */
	readonly how: "seen" | "pull" | "session" | "own" | "named";
	/** What HEAD reaches and none of these does is new. */
	readonly commits: readonly string[];
	/** `YYYY-MM-DD`; `undefined` where that goes without saying. */
	readonly day: string | undefined;
}

/** What others brought. */
export interface FoundNews {
	readonly items: readonly NewsItem[];
	/** `undefined` where it is not known when somebody was last here: then there is no news. */
	readonly since: NewsSince | undefined;
	/** Where HEAD was meanwhile: full hash; `undefined` without git or a commit. */
	readonly head: string | undefined;
}

/** Tells what others decided, retired, asked and answered while somebody was away. */
export interface News {
	/**
	 * What became of notes and decision records in the commits of others since somebody was last here, in the places in which
	 * they work; and notes whose code changed in the files that they work on. Nothing without git.
	 */
	news(question: NewsQuestion): Promise<FoundNews>;
	/**
	 * What everybody wrote down, decided, answered and retired since a day (`2026-11-01`), so long ago (`1.week`) or a revision, with
	 * the thanks that were written into notes, and all questions that wait. Whoever wants to be named nowhere is not named. Throws
	 * `no-git`, and `bad-argument` for what names no time and no commit.
	 */
	digest(since: string): Promise<Digest>;
	/** Remembers that all of it is known up to HEAD. Throws `no-git`. */
	newsSeen(): Promise<void>;
	/** Forgets when somebody was here. Throws `no-git`. */
	forgetNews(): Promise<void>;
}

/** `text`: where it is kept up to where somebody knows the news. */
export function createNews(
	base: TacitBase,
	records: Records["records"],
	text: SharedText | undefined,
	{
		placeNotes,
		today,
		now,
		isLeftOut,
	}: Pick<PlacingTacit, "placeNotes"> &
		Pick<DigestParts, "isLeftOut"> & {
			readonly today: () => string;
			/** Milliseconds since 1970-01-01 UTC. */
			readonly now: () => number;
		},
): News {
	const { historyIfAny, log } = base;
	const marks = (): NewsMarks => {
		if (text) return createNewsMarks(text);
		throw new TacitError(
			"no-git",
			msg`There is no git directory here, in which it is kept when you were here.`,
		);
	};
	return {
		news: (question) =>
			newsSince(
				{
					...{ base, records, placeNotes, today: today() },
					marks: text ? marks().all() : [],
				},
				question,
			),
		digest: (since) =>
			digestSince(
				{
					...{ base, records, placeNotes, isLeftOut },
					...{ today: today(), now: now() },
				},
				since,
			),
		async newsSeen() {
			const head = await ifGitAnswers(
				historyIfAny,
				log,
				"Git did not tell where HEAD is.",
				(history) => history.head(),
			);
			if (head?.commit === undefined) base.history();
			else await marks().add({ commit: head.commit, day: today() });
		},
		forgetNews: () => marks().wipe(),
	};
}
