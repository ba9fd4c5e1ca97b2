import { ifGitAnswers } from "../core/ifGitAnswers.ts";
import { isMachine } from "../core/isMachine.ts";
import { msg } from "../core/message.ts";
import type { IndexedNote } from "../core/note.ts";
import { folderOf, type RepoPath } from "../core/repoPath.ts";
import type { SharedText } from "../core/sharedText.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import {
	type Arrivals,
	createArrivals,
} from "../internalize/arriving/arrivals.ts";
import {
	type Standing,
	standingIn,
} from "../internalize/arriving/newGround.ts";
import type { TacitBase } from "./base.ts";
import type { ReadingPaths } from "./readingPaths.ts";

/** What somebody is told and asked who changes something where they have not before. */
export interface Arriving {
	/**
	 * Somebody begins to change a file: where its folder is new to them, and that for the first time, what matters most there, at most
	 * three notes in the order in which to read them; empty otherwise, and without git.
	 */
	arrive(file: RepoPath): Promise<readonly IndexedNote[]>;
	/** What matters most in a folder, whoever asks: at most three notes in the order in which to read them. */
	whatMatters(area: RepoPath): Promise<readonly IndexedNote[]>;
	/** Something was committed: asks of the places that somebody arrived in and has now changed what surprised them. The new questions. */
	askWhatSurprised(): Promise<readonly OpenQuestion[]>;
	/** Forgets where somebody arrived. */
	forgetArrivals(): Promise<void>;
}

/** Commits of an area that are looked at. */
const lookedAt = 500;
/** Notes that are offered. */
const mostOffered = 3;
/** How telling it is that somebody comes from outside: above what is asked by default, below what they did themselves. */
const weight = 0.6;

/** `text`: where it is kept; without it nobody ever arrives. */
export function createArriving(
	{ historyIfAny, log }: TacitBase,
	{
		readingPath,
		questions,
		text,
		now,
	}: {
		readonly readingPath: ReadingPaths["readingPath"];
		readonly questions: Questions | undefined;
		readonly text: SharedText | undefined;
		readonly now: () => number;
	},
): Arriving {
	const arrivals: Arrivals | undefined = text && createArrivals(text, now);

	const standing = (area: RepoPath): Promise<Standing | undefined> =>
		ifGitAnswers(
			historyIfAny,
			log,
			"Git did not tell who worked in a folder.",
			async (history) => {
				const me = await history.identity();
				return (
					me &&
					standingIn(await history.areaCommits(area, lookedAt), me, isMachine)
				);
			},
		);

	const whatMatters = async (area: RepoPath) =>
		(await readingPath(area)).steps
			.flatMap(({ note }) => note ?? [])
			.slice(0, mostOffered);

	return {
		whatMatters,
		async arrive(file) {
			const area = folderOf(file);
			if (!arrivals || arrivals.has(area)) return [];
			if ((await standing(area)) !== "new") return [];
			if (!(await arrivals.add({ area, file, at: now() }))) return [];
			return whatMatters(area);
		},
		async askWhatSurprised() {
			const asked: OpenQuestion[] = [];
			if (!arrivals || !questions) return asked;
			for (const { area, file } of arrivals.unasked()) {
				if ((await standing(area)) !== "known") continue;
				if (!(await arrivals.ask(area))) continue;
				const name = area || file;
				asked.push(
					...(await questions.add([
						{
							...{ kind: "surprise", weight, path: file, lines: undefined },
							question: msg`What surprised you in ${name}?`,
							evidence: [
								{
									said: msg`You have changed something there for the first time.`,
								},
							],
							...{ at: now(), commit: undefined, blob: undefined },
						},
					])),
				);
			}
			return asked;
		},
		forgetArrivals: async () => arrivals?.wipe(),
	};
}
