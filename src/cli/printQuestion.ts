import process from "node:process";
import { dayBegan } from "../core/dayOf.ts";
import { english } from "../core/message.ts";
import { isSpent } from "../externalize/asking/budget.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import {
	createQuestions,
	type Questions,
} from "../externalize/asking/questions.ts";
import { hookNames } from "../externalize/hooks/hookNames.ts";
import { mayBeNoted } from "../node/files/mayBeNoted.ts";
import { sharedText } from "../node/files/sharedText.ts";
import { findRepository } from "../node/findRepository.ts";
import { isAmidRow } from "../node/git/isAmidRow.ts";
import { openCommits } from "../node/git/openCommits.ts";
import { absolutePath } from "../node/terminal/systemPath.ts";
import { createGitLook } from "../tacit/asking.ts";
import { print, remark, shownLine } from "./terminal.ts";

/**
 * Milliseconds after which a commit is not held up any longer, unless `TACIT_HOOK_LIMIT` says how many; what was not found by
 * then, `tacit moments` finds.
 */
const patienceMs = 1500;
/** Where nobody looked before: a commit that a hook tells of was made just now, and its message perhaps written for long. */
const hourMs = 3_600_000;
/** Characters of a question that a line of a terminal shows. */
const longest = 240;

/**
 * What a hook prints after a commit, merge or rebase: one line, where there is something to ask. `argument`: the first that
 * git gave it. Never throws, and never takes long.
 */
export async function printQuestion(
	hook: string | undefined,
	argument: string | undefined,
): Promise<void> {
	const limit = Number(process.env["TACIT_HOOK_LIMIT"]) || patienceMs;
	const timer = setTimeout(() => process.exit(0), limit);
	try {
		if (!hookNames.some((name) => name === hook)) return;
		const isRebased = hook === "post-rewrite" && argument === "rebase";
		if (hook === "post-rewrite" && !isRebased) return;
		const { root, gitDir, commonDir } = findRepository(process.cwd());
		if (!gitDir || !commonDir || (!isRebased && isAmidRow(gitDir))) return;
		const question = await askedNow({ root, gitDir, commonDir });
		if (question)
			print(
				`tacit: ${shownLine(english(question.question)).slice(0, longest)} Answer: tacit note --moment ${question.number}`,
			);
	} catch (error) {
		// A commit is worth more than a question about it.
		if (process.env["TACIT_LOG"]) remark(String(error));
	} finally {
		clearTimeout(timer);
	}
}

/**
 * The most telling of the questions that just came up, unless the editor has shown it, or what it showed of this repository
 * and hooks printed is enough for the hour or the day. How readily somebody is asked is the editor's to know: here it is
 * the usual.
 */
async function askedNow(place: {
	readonly root: string;
	readonly gitDir: string;
	readonly commonDir: string;
}): Promise<OpenQuestion | undefined> {
	const commits = await openCommits(place);
	try {
		const questions = questionsIn(place.commonDir);
		const look = createGitLook({
			...{ history: commits, questions },
			seen: sharedText(absolutePath(place.gitDir, "tacit/seen.json")),
			slice: {
				budgetMs: Number.POSITIVE_INFINITY,
				now: () => 0,
				pause: () => Promise.resolve(),
			},
			// Notes are read where there is something to ask, and some lie where they would, and no sooner.
			async isNoted(moment) {
				const { root, commonDir } = place;
				const drafts = absolutePath(commonDir, "tacit/drafts");
				if (!mayBeNoted(moment.path, { root, drafts })) return false;
				const { isNotedHere } = await import("./isNotedHere.ts");
				return isNotedHere(moment, { ...place, history: commits });
			},
		});
		const { events } = await look({ since: Date.now() - hourMs });
		const made = new Set(events.map(({ to }) => to));
		// By the editor's look, too, which may have been the quicker one.
		const [best] = questions
			.waiting()
			.filter(
				({ commit, at, state, wasShown }) =>
					state === "open" &&
					!wasShown &&
					((commit !== undefined && made.has(commit)) ||
						events.some((event) => event.at === at)),
			);
		const now = new Date();
		const asking = {
			...{ level: "normal" as const, now: now.getTime() },
			dayBegan: dayBegan(now),
		};
		const isClaimed =
			best &&
			(await questions.claim(best.key, (shown) => !isSpent(shown, asking))) !==
				undefined;
		return isClaimed ? best : undefined;
	} finally {
		commits.dispose();
	}
}

function questionsIn(commonDir: string): Questions {
	return createQuestions(
		sharedText(absolutePath(commonDir, "tacit/questions.json")),
		Date.now,
	);
}
