import process from "node:process";
import { TacitError } from "../core/errors.ts";
import type { Knower } from "../core/knower.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { msg } from "../core/message.ts";
import { ageOf } from "../internalize/age.ts";
import { relativePath } from "../node/terminal/systemPath.ts";
import type { OwnerHere } from "../socialize/knowing/ownersHere.ts";
import { atTarget } from "./atTarget.ts";
import { linesPointedAt, refuseBeyondEnd } from "./cells.ts";
import { evidenceWord } from "./evidenceWord.ts";
import { jsonWho } from "./json/socialize.ts";
import { linesAfter } from "./printNote.ts";
import { nothingThere } from "./readTarget.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import type { WhoOptions } from "./whoCommand.ts";
import { ageWord } from "./words.ts";

/** `tacit who`: who knows a place and can be asked, with what speaks for it. */
export async function showWho(
	typed: string,
	options: WhoOptions,
): Promise<void> {
	await atTarget(typed, options.lines, async ({ here, path, target }) => {
		const { kind, place } = target;
		const shownPlace = relativePath(process.cwd(), place);
		if (kind === undefined) throw nothingThere(shownPlace);
		if (!here.hasGit)
			throw new TacitError(
				"no-git",
				msg`There is no git repository here, which tells who worked on what.`,
			);
		if (kind === "folder" && target.lines)
			throw new TacitError(
				"bad-argument",
				msg`${shownPlace} is a folder and has no lines.`,
			);
		const code =
			target.lines || target.cell ? await here.tacit.readCode(path) : undefined;
		const lines = code && linesPointedAt(code, target, here.seen(path));
		if (code && lines)
			refuseBeyondEnd(lines.start, code.lines, here.seen(path));
		const found = await here.tacit.whoKnows({
			...{ path, lines },
			isFolder: kind === "folder",
		});
		if (options.json) {
			printJson(jsonWho(here.seen(path), lines, found));
			return;
		}
		const { knowers, before, isShallow, owners } = found;
		if (knowers.length === 0)
			print(
				`Nobody who knows ${shownLine(linesAfter(here.seen(path), target.lines, target.cell))} is known to be here still.`,
			);
		for (const knower of knowers) printKnower(knower, "here");
		for (const knower of before) printKnower(knower, "gone");
		for (const owner of owners) print(shownLine(ownerWord(owner)));
		if (isShallow)
			remark(
				"The clone is shallow: who worked here before it was cut off is not known.",
			);
	});
}

/** A code owner, and where the commits say something else. */
function ownerWord({ owner, person, state }: OwnerHere): string {
	const name = person ? ` (${visibleText(person.name)})` : "";
	const said = {
		knows: "",
		unknown: "",
		elsewhere: ", though others know it better by their commits",
		gone: ", without a commit here for six months",
	}[state];
	return `Code owner: ${visibleText(owner)}${name}${said}`;
}

function printKnower(
	{ person, lastSeen, evidence }: Knower,
	state: "here" | "gone",
): void {
	const age = ageOf(lastSeen, Date.now());
	const name = shownLine(visibleText(person.name));
	const email =
		person.email === undefined
			? ""
			: `  ${paint("dim", shownLine(visibleText(person.email)))}`;
	const words = evidence.map(evidenceWord).join(", ");
	if (state === "here")
		print(`${paint("bold", name)}${email}\n  ${shownLine(words)}`);
	else
		print(
			paint(
				"dim",
				`Before: ${name}, ${shownLine(words)}${age ? `; last here ${ageWord(age)}` : ""}`,
			),
		);
}
