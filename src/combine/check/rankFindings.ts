import {
	type CheckCode,
	type CheckLevel,
	type CheckRule,
	checkLevels,
} from "../../core/config.ts";
import type { CodeOwners } from "../../core/owners/parseOwners.ts";
import { isWithin } from "../../core/repoPath.ts";
import {
	askingCodes,
	type CheckFinding,
	defaultLevels,
	newsCodes,
	personalCodes,
	type UnrankedFinding,
} from "./checkFinding.ts";

/** The most severe first, then by place; each note once, with what matters most about it, and with whom its code belongs to. */
export function rankFindings(
	found: readonly UnrankedFinding[],
	rules: readonly CheckRule[],
	owners?: Pick<CodeOwners, "ownersOf">,
): readonly CheckFinding[] {
	const ranked = found
		.flatMap(({ usual, codePath, ...finding }): readonly CheckFinding[] => {
			const { code, path } = finding;
			const level = levelOf(finding, rules) ?? usual ?? defaultLevels[code];
			if (level === "off") return [];
			const asked = personalCodes.has(code)
				? owners?.ownersOf(codePath ?? path)
				: undefined;
			return [{ ...finding, level, owners: asked ?? [] }];
		})
		.sort(compare);
	const told = new Set<string>();
	return ranked.filter(({ note, code }) => {
		if (!note) return true;
		const isNews = newsCodes.has(code);
		const key = `${note.isDraft} ${note.path} ${isNews || code === "until-reached" ? code : "code"}`;
		if (told.has(key)) return false;
		told.add(key);
		return true;
	});
}

/** The rule of the longest path that holds the file and names the code wins. */
function levelOf(
	{ code, path }: Pick<UnrankedFinding, "code" | "path">,
	rules: readonly CheckRule[],
): CheckLevel | "off" | undefined {
	let best:
		| { readonly length: number; readonly level: CheckLevel | "off" }
		| undefined;
	for (const rule of rules) {
		const level = rule.levels.get(code);
		if (level === undefined || !isWithin(rule.path, path)) continue;
		if (!best || rule.path.length > best.length)
			best = { length: rule.path.length, level };
	}
	return best?.level;
}

/** What matters most about a note first. */
const order: readonly CheckCode[] = [
	...(["malformed", "code-gone", "code-changed", "decisions-clash"] as const),
	...(["until-reached", "flawed", "code-unread", "code-doubtful"] as const),
	"governed",
	...([
		"question-open",
		"reason-missing",
		"note-ended",
		"note-removed",
	] as const),
	...([
		"note-new",
		"log-outdated",
		"notes-shipped",
		"code-reformatted",
	] as const),
];

function compare(one: CheckFinding, other: CheckFinding): number {
	return (
		checkLevels.indexOf(one.level) - checkLevels.indexOf(other.level) ||
		order.indexOf(one.code) - order.indexOf(other.code) ||
		(one.path < other.path ? -1 : one.path > other.path ? 1 : 0) ||
		(one.lines?.start ?? 0) - (other.lines?.start ?? 0) ||
		(one.id < other.id ? -1 : one.id > other.id ? 1 : 0)
	);
}

/** Findings by what a person does with them: settle, answer, know. */
export interface GroupedFindings {
	readonly findings: readonly CheckFinding[];
	readonly questions: readonly CheckFinding[];
	readonly news: readonly CheckFinding[];
}

/** Parts what is to be settled from what is asked and what a change brings. */
export function groupFindings(all: readonly CheckFinding[]): GroupedFindings {
	return {
		findings: all.filter(
			({ code }) => !askingCodes.has(code) && !newsCodes.has(code),
		),
		questions: all.filter(({ code }) => askingCodes.has(code)),
		news: all.filter(({ code }) => newsCodes.has(code)),
	};
}
