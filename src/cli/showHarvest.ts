import process from "node:process";
import { TacitError } from "../core/errors.ts";
import { english, msg } from "../core/message.ts";
import { parseRepoPath, repoRoot } from "../core/repoPath.ts";
import { pointedFolder } from "../externalize/captureAnchor.ts";
import type { NoteRequest } from "../externalize/noteRequest.ts";
import { openPrompt, type Prompt } from "../node/terminal/openPrompt.ts";
import type { PastSession } from "../socialize/session/pairFile.ts";
import type { SessionFind } from "../tacit/sessionHarvest.ts";
import { type JsonPair, jsonHarvested, jsonSession } from "./json/pair.ts";
import { jsonVersion } from "./json/version.ts";
import { type Here, openHere } from "./openHere.ts";
import type { PairOptions } from "./pairCommand.ts";
import { pointAtLines } from "./pointAt.ts";
import { findLine, printEnded, printFind } from "./printSession.ts";
import { lookAround } from "./questionNumbered.ts";
import { print, printJson, remark } from "./terminal.ts";
import { counted } from "./words.ts";

/**
 * Shows what the session that began at `startedAt` left. On a terminal it is asked what is worth keeping; elsewhere each is
 * printed with the command that keeps it.
 */
export async function showHarvest(
	startedAt: number,
	{ json }: PairOptions,
): Promise<void> {
	const here = openHere();
	try {
		await here.tacit.load([]);
		// Commits of the last minutes are asked about, too.
		await lookAround(here, "normal");
		const session = here.tacit.pairing
			?.past()
			.find((each) => each.startedAt === startedAt);
		if (!session)
			throw new TacitError("bad-argument", msg`The session is not there.`);
		await here.tacit.pairing?.claim(startedAt);
		const finds = await here.tacit.harvestOf(session);
		if (json) {
			const printed: JsonPair = {
				...{ version: jsonVersion, session: null, choices: [] },
				ended: jsonSession(session, session.endedAt),
				harvest: finds.map(jsonHarvested),
			};
			printJson(printed);
			return;
		}
		printEnded(session, session.endedAt);
		if (finds.length === 0) return;
		if (process.stdin.isTTY && process.stderr.isTTY)
			await askAbout(here, session, finds);
		else {
			for (const find of finds) printFind(find, session);
			remark("What is worth keeping becomes a note of all of you that way.");
		}
	} finally {
		here.dispose();
	}
}

/** Which are worth keeping, then each with its question. Whoever stops keeps what was chosen, without more answers. */
async function askAbout(
	here: Here,
	session: PastSession,
	finds: readonly SessionFind[],
): Promise<void> {
	for (const [index, find] of finds.entries())
		print(`  ${index + 1}  ${findLine(find)}`);
	const prompt = openPrompt();
	let kept = 0;
	try {
		const chosen = await choose(prompt, finds);
		let isAnswering = true;
		for (const find of chosen) {
			const question = english(find.question);
			const typed = isAnswering
				? await prompt.ask(
						`${findLine(find)}\n  One sentence, or [Enter] leaves a draft, [q]uit: `,
					)
				: undefined;
			if (typed === undefined || typed === "q") isAnswering = false;
			const answer = isAnswering ? (typed ?? "") : "";
			const at = await pointedBy(here, find);
			const item = { find, answer, question, at };
			if (await here.tacit.keepFind(session, item)) kept++;
		}
	} finally {
		prompt.close();
	}
	if (kept > 0) remark(`${counted(kept, "private draft")}, of all of you.`);
}

/** Until every number is one of them; nothing is none. */
async function choose(
	prompt: Prompt,
	finds: readonly SessionFind[],
): Promise<readonly SessionFind[]> {
	for (;;) {
		const typed = await prompt.ask(
			"Worth a sentence? Numbers, [a]ll, [Enter] for none, [q]uit: ",
		);
		if (typed === undefined || typed === "" || typed === "q") return [];
		if (typed === "a" || typed === "all") return finds;
		const chosen = typed.split(/[\s,]+/).map((each) => finds[Number(each) - 1]);
		const known = chosen.filter((each) => each !== undefined);
		if (known.length === chosen.length) return [...new Set(known)];
		remark(`Numbers from 1 to ${finds.length}, with spaces between.`);
	}
}

/** Where it is about no place, or its file is gone, it is about the repository. */
async function pointedBy(
	here: Here,
	{ place, moment }: SessionFind,
): Promise<Pick<NoteRequest, "pointed" | "bytes">> {
	const now = moment && (await here.tacit.questionPlace(moment));
	const path = now?.path ?? (place && parseRepoPath(place.path));
	const whole = { pointed: pointedFolder(repoRoot), bytes: undefined };
	if (path === undefined) return whole;
	const kind = await here.workspace.kindOf(path);
	if (kind === undefined) return whole;
	if (kind === "folder")
		return { pointed: pointedFolder(path), bytes: undefined };
	const text = (await here.tacit.readCode(path))?.lines ?? [];
	const line = Math.min(place?.line ?? 0, text.length);
	const lines =
		now?.lines ?? (line > 0 ? { start: line, end: line } : undefined);
	return pointAtLines(here, path, lines);
}
