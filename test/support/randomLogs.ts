import { textHash } from "../../src/combine/log/textHash.ts";
import { type Chance, newWord, sentence } from "./randomNotes.ts";

/** A zone of a log, as Tacit builds it. */
function zone(name: string, body: string): string {
	return `<!-- tacit ${name} ${textHash(body)} -->\n${body}<!-- /tacit -->\n`;
}

function entryBody(name: string, date: string, chance: Chance): string {
	return `<a id="${name}"></a>\n\n## ${newWord(chance)}\n\n**Accepted** · ${date}\n\n${sentence(chance)}\n\n${sentence(chance)}\n`;
}

function entry(chance: Chance): string {
	const name = newWord(chance).slice(0, 8);
	const date = `2026-${String(10 + chance(3))}-${String(10 + chance(19))}`;
	return zone(name, entryBody(name, date, chance));
}

/** A log: an overview, entries, and words of people's between them. */
export function randomLog(chance: Chance): string {
	const blocks = [
		"# Decisions\n",
		zone("overview", "Nothing.\n"),
		...Array.from({ length: 1 + chance(5) }, () =>
			chance(4) ? entry(chance) : `${sentence(chance)}\n${entry(chance)}`,
		),
	];
	return withOverview(blocks.join("\n"));
}

/** The log with its overview built anew, unless somebody edited that. */
function withOverview(text: string): string {
	const names = [...text.matchAll(/^<!-- tacit (\S+)/gm)].map(
		([, name]) => name,
	);
	const body = names
		.slice(1)
		.map((name) => `- [${name}](#${name})\n`)
		.join("");
	return text.replace(builtOverview, (whole) =>
		isBuilt(whole) ? zone("overview", body) : whole,
	);
}

const builtOverview = /^<!-- tacit overview [\s\S]*?<!-- \/tacit -->\n/m;

function isBuilt(overview: string): boolean {
	const body = overview.split("\n").slice(1, -2).join("\n");
	return zone("overview", body === "" ? "" : `${body}\n`) === overview;
}

/** What people wrote in a log, and what stands in it of each entry: all but an overview that nobody edited, and hashes. */
export function ownWords(text: string): string {
	return text
		.replace(builtOverview, (whole) => (isBuilt(whole) ? "" : whole))
		.replace(/^(<!-- tacit \S+) [0-9a-f]{8} -->$/gm, "$1");
}

const zones =
	/^<!-- tacit (\S+) \S+ -->\n((?:(?!<!-- \/tacit)[^\n]*\n)*)<!-- \/tacit -->\n/gm;

/** The log after builds, and edits by people, on one branch. */
export function editedLog(text: string, chance: Chance): string {
	let edited = text;
	for (let left = chance(3); left >= 0; left--) {
		const all = [...edited.matchAll(zones)];
		const at = all[chance(Math.max(1, all.length))];
		if (!at) return edited;
		const [whole, name = "", body = ""] = at;
		const [before, after] = [
			edited.slice(0, at.index),
			edited.slice(at.index + whole.length),
		];
		switch (chance(5)) {
			case 0:
			case 1:
				edited = withOverview(`${before}${whole}\n${entry(chance)}${after}`);
				break;
			case 2:
				// Whoever edits a zone writes in it; the mark stays.
				edited = `${before}${whole.replace(body, () => body.replace(/\.\n$/, () => `. ${sentence(chance)}\n`))}${after}`;
				break;
			case 3:
				edited = `${before}${whole}\n${sentence(chance)}\n${after}`;
				break;
			default:
				if (zone(name, body) !== whole) break;
				edited = `${before}${zone(name, body.includes("Accepted") ? body.replace("Accepted", "Retired") : body)}${after}`;
		}
	}
	return edited;
}
