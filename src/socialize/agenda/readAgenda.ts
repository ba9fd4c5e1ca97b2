import { type NoteKind, noteKinds } from "../../core/note.ts";

/** A step as it stands in an agenda's file. */
export interface WrittenStep {
	/** 0-based line of its box. */
	readonly line: number;
	/** The last line that is part of it, 0-based, inclusive. */
	readonly end: number;
	readonly isDone: boolean;
	/** Plain text. */
	readonly title: string;
	readonly minutes: number;
	/** Address of the first link, as written: `../../src/a.ts#L3-L9`; `undefined` where it has no place. */
	readonly place: string | undefined;
	/** As what its answer is kept; `undefined`: nothing is. */
	readonly keep: NoteKind | undefined;
}

/** An agenda's file. */
export interface WrittenAgenda {
	readonly form: string;
	readonly of: string;
	/** `YYYY-MM-DD`. */
	readonly date: string;
	/** Full hash of HEAD when it was written; `undefined` without one. */
	readonly commit: string | undefined;
	readonly steps: readonly WrittenStep[];
}

/** Lines of a file that are looked into. */
const mostLines = 5000;

/** Reads what `agendaFile` wrote and people ticked; `undefined` for any other file. Takes any text. */
export function readAgenda(text: string): WrittenAgenda | undefined {
	const lines = text.split(/\r?\n/, mostLines);
	const fields = frontMatter(lines);
	const form = fields?.get("form");
	const date = fields?.get("date");
	if (
		(form !== "lessons-learned" && form !== "learning-session") ||
		date === undefined ||
		!/^\d{4}-\d{2}-\d{2}$/.test(date)
	)
		return undefined;
	const commit = fields?.get("commit");
	return {
		...{ form, date, of: fields?.get("of") ?? "" },
		commit: /^[0-9a-f]{40,64}$/.test(commit ?? "") ? commit : undefined,
		steps: stepsIn(lines),
	};
}

function frontMatter(
	lines: readonly string[],
): ReadonlyMap<string, string> | undefined {
	const end = lines.indexOf("---", 1);
	if (lines[0] !== "---" || end < 0) return undefined;
	return new Map(
		lines.slice(1, end).flatMap((line) => {
			const [, key, value = ""] = /^(\w+): *(.*?) *$/.exec(line) ?? [];
			return key === undefined
				? []
				: [[key, value.replace(/^"(.*)"$/, "$1")] as const];
		}),
	);
}

function stepsIn(lines: readonly string[]): readonly WrittenStep[] {
	const steps: WrittenStep[] = [];
	for (const [at, line] of lines.entries()) {
		const [, box, title = "", minutes] =
			/^- \[([ xX])\] \*\*(.{1,600}?)\*\*(?: · (\d{1,3}) min)?\s*$/.exec(
				line,
			) ?? [];
		if (box === undefined) continue;
		let end = at;
		for (let next = at + 1; next < lines.length; next++) {
			const below = lines[next] ?? "";
			if (below.trim() === "") continue;
			if (!/^\s/.test(below)) break;
			end = next;
		}
		const all = lines.slice(at, end + 1).join("\n");
		const kind = /--kind (\w+)`/.exec(all)?.[1];
		steps.push({
			...{ line: at, end, isDone: box !== " " },
			title: title.replace(/\\([!-/:-@[-`{-~])/g, "$1"),
			minutes: Number(minutes ?? 0),
			place: /^ {2}Where: .{0,400}?\]\(([^()\s]{1,1000})\)/m.exec(all)?.[1],
			keep: noteKinds.find((each) => each === kind),
		});
	}
	return steps;
}
