import { plainTitle } from "../core/markdown/plainTitle.ts";
import { newcomerDays } from "../internalize/spiral/newcomer.ts";
import type { CommittedNote } from "../internalize/spiral/spiral.ts";
import { atTarget } from "./atTarget.ts";
import { jsonSpiral } from "./json/spiral.ts";
import type { SpiralOptions } from "./spiralCommand.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { counted, kindWords } from "./words.ts";

/** `tacit spiral`: what is open, what was answered and became a note, and what newcomers wrote. */
export async function showSpiral(
	typed: string,
	{ json }: SpiralOptions,
): Promise<void> {
	await atTarget(typed, undefined, async ({ here, path }) => {
		const found = await here.tacit.spiral(path);
		if (json) {
			printJson(jsonSpiral(found, path, here));
			return;
		}
		const { open, answered, became, newcomers } = found;
		const titled = ({ head, path: file }: CommittedNote) =>
			`${shownLine(plainTitle(head.title))} ${paint("dim", shownLine(here.seen(file)))}`;
		print(
			`${counted(open.length, "open question")}, ${answered} answered, ${became.length} of the answers became notes.`,
		);
		for (const { note, days } of open)
			print(
				`  ${days === undefined ? "open" : days === 0 ? "since today" : counted(days, "day")}  ${titled(note)}`,
			);
		for (const { question, note } of became)
			print(
				`  ${kindWords[note.head.kind]}: ${titled(note)}\n    from: ${titled(question)}`,
			);
		if (!newcomers) {
			remark("The clone is shallow: it does not tell who was new.");
			return;
		}
		print(
			`Newcomers (${newcomerDays} days) wrote ${counted(newcomers.wrote.length, "note")} and improved ${newcomers.improved.length} of others.`,
		);
		for (const note of newcomers.wrote) print(`  wrote     ${titled(note)}`);
		for (const note of newcomers.improved) print(`  improved  ${titled(note)}`);
	});
}
