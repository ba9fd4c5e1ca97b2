import type { JournalFiles } from "../../../../src/core/journalFiles.ts";

/** Journal files in memory, of which each text can be looked at and spoilt. */
export interface MemoryFiles extends JournalFiles {
	readonly texts: Map<string, string>;
	readonly beside: Map<string, string>;
}

/** Nothing is in them yet. */
export function memoryFiles(): MemoryFiles {
	const texts = new Map<string, string>();
	const beside = new Map<string, string>();
	return {
		...{ texts, beside, place: "/journal" },
		days: () => [...texts.keys()].sort(),
		read: (day) => texts.get(day) ?? "",
		append(day, lines) {
			const before = texts.get(day) ?? "";
			const isHalf = before !== "" && !before.endsWith("\n");
			texts.set(day, `${before}${isHalf ? "\n" : ""}${lines}`);
		},
		remove: (day) => void texts.delete(day),
		size: (day) => Buffer.byteLength(texts.get(day) ?? ""),
		readBeside: (name) => beside.get(name),
		makeBeside(name, text) {
			if (!beside.has(name)) beside.set(name, text);
			return beside.get(name) ?? text;
		},
		writeBeside(name, text) {
			if (text === undefined) beside.delete(name);
			else beside.set(name, text);
		},
		wipe() {
			texts.clear();
			beside.clear();
		},
	};
}
