import { english } from "../core/message.ts";
import type { FixedPlace } from "../tacit/checking/fixPlan.ts";
import type { Fixed } from "./fixPlaces.ts";
import type { Here } from "./openHere.ts";
import { linesAfter } from "./printNote.ts";
import { remark, shownLine } from "./terminal.ts";
import { counted } from "./words.ts";

/** What `tacit check --fix` did, a line for each note and each of its places; then how much that is. */
export function printFixes(
	here: Pick<Here, "seen" | "seenFile">,
	{ notes, links, left, isDry }: Fixed,
	print: (line: string) => void,
): void {
	for (const { note, move, places } of notes) {
		const to = move ? ` → ${here.seen(move.to)}` : "";
		print(shownLine(`${here.seenFile(note.file)}${to}`));
		for (const place of places) print(`  ${shownLine(placeLine(here, place))}`);
	}
	for (const { file, why } of left)
		remark(`${shownLine(here.seenFile(file))}: ${english(why)}`);
	const moved = notes.filter(({ move }) => move).length;
	const done = [
		`${isDry ? "Would write" : "Wrote"} ${counted(notes.length, "note")}`,
		...(moved > 0 ? [`${moved} of them beside code in another folder`] : []),
		...(links.length > 0
			? [
					`and ${counted(
						links.reduce((sum, { splices }) => sum + splices.length, 0),
						"link",
					)} in ${counted(links.length, "other file")}`,
				]
			: []),
	];
	remark(
		notes.length === 0
			? "No note is to be written anew: each says where its code is."
			: `${done.join(", ")}.`,
	);
}

function placeLine(
	{ seen }: Pick<Here, "seen">,
	{ anchor, fix }: FixedPlace,
): string {
	const before = linesAfter(seen(anchor.path), anchor.lines, anchor.cell);
	const after = linesAfter(seen(fix.path), fix.lines);
	return fix.how === "renew"
		? `${before} → ${after}`
		: `${before} → ${after} (its code is another by now)`;
}
