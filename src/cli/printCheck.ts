import type { CheckFinding } from "../combine/check/checkFinding.ts";
import { groupFindings } from "../combine/check/rankFindings.ts";
import { differenceOf } from "../combine/check/report/difference.ts";
import { summaryOf } from "../combine/check/report/markdownReport.ts";
import { whomToAsk } from "../combine/check/whomToAsk.ts";
import { english } from "../core/message.ts";
import type { Checked } from "../tacit/checking.ts";
import type { Here } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import { paint, print, remark, shown, shownLine } from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

const colours = { error: "red", warning: "yellow", info: "blue" } as const;
const marks = { " ": "  ", "-": "- ", "+": "+ " } as const;

/** What `tacit check` prints for people: what is to be settled with what changed, then questions, then what is new. */
export function printCheck(here: Here, checked: Checked): void {
	const { findings, questions, news } = groupFindings(checked.findings);
	for (const each of findings) printFinding(here, each, true);
	if (questions.length > 0) print(paint("bold", "Does somebody know?\n"));
	for (const each of questions) printFinding(here, each, false);
	if (news.length > 0) print(paint("bold", "New here\n"));
	for (const each of news) printFinding(here, each, false);
	for (const each of checked.unseen) remark(english(each));
	remark(summary(checked));
}

function printFinding(
	{ seen }: Here,
	finding: CheckFinding,
	isWhole: boolean,
): void {
	const { path, lines, level, note, said, todo, code } = finding;
	const place = shownLine(linesAfter(seen(path), lines));
	const kind = note
		? `${kindWords[note.kind]}${note.isDraft ? ", private" : ""}`
		: level;
	print(
		`${paint("cyan", place)}  ${paint(colours[level], kind)}  ${paint("dim", `[${code}]`)}`,
	);
	print(`  ${shownLine(english(said))}`);
	if (isWhole) printDifference(finding);
	for (const each of [todo, whomToAsk(finding)])
		if (each) print(`  ${paint("dim", shownLine(english(each)))}`);
	print("");
}

function printDifference(finding: CheckFinding): void {
	const { lines, left } = differenceOf(finding);
	for (const { mark, text } of lines) {
		const line = `    ${marks[mark]}${shown(text).replaceAll("\n", " ")}`;
		print(
			mark === " "
				? paint("dim", line)
				: paint(mark === "-" ? "red" : "green", line),
		);
	}
	if (left > 0) print(paint("dim", `    … ${counted(left, "more line")}`));
}

function summary({ findings, base, notes, files }: Checked): string {
	const looked = `${counted(notes, "note")}, ${counted(files, base === undefined ? "file" : "changed file")}`;
	const since = base === undefined ? "" : ` since ${base.slice(0, 12)}`;
	return `${looked}${since}: ${summaryOf(findings)}`;
}
