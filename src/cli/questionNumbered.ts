import { TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import type { OpenQuestion } from "../externalize/asking/openQuestion.ts";
import type { Questions } from "../externalize/asking/questions.ts";
import type { MomentLevel } from "../externalize/moments/moment.ts";
import type { Here } from "./openHere.ts";
import { shownLine } from "./terminal.ts";

/** Where nobody looked before, what was done in the last week is looked at: so long questions wait. */
const weekMs = 7 * 86_400_000;

/** Looks at git, so that what was done just now is among the questions. */
export async function lookAround(
	{ tacit }: Pick<Here, "tacit">,
	level: MomentLevel,
): Promise<void> {
	await tacit.lookAtGit({ level, since: Date.now() - weekMs });
}

/** The questions that wait here. Throws `no-git` where there is no repository. */
export function questionsOf({
	tacit,
	root,
}: Pick<Here, "tacit" | "root">): Questions {
	if (tacit.questions) return tacit.questions;
	throw new TacitError(
		"no-git",
		msg`${root} is in no git repository: questions lie in the git directory, and come of commits.`,
	);
}

/** The question of a number, as typed. Throws `bad-argument` where none of that number waits, and says which do. */
export function questionNumbered(
	here: Pick<Here, "tacit" | "root">,
	typed: string,
): OpenQuestion {
	const waiting = questionsOf(here).waiting();
	const number = /^[1-9]\d{0,8}$/.test(typed) ? Number(typed) : undefined;
	const question = waiting.find((each) => each.number === number);
	if (question) return question;
	const listed = [...waiting]
		.sort((a, b) => a.number - b.number)
		.map((each) => `${each.number}: ${shownLine(english(each.question))}`);
	throw new TacitError(
		"bad-argument",
		listed.length === 0
			? msg`No question ${typed} waits, nor any other.`
			: msg`No question ${typed} waits. ${listed.join(" · ")}`,
	);
}
