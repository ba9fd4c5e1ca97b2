import type { LineRange } from "../../../core/lineRange.ts";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { english, type Message } from "../../../core/message.ts";
import type { RepoPath } from "../../../core/repoPath.ts";
import type { CheckFinding } from "../checkFinding.ts";
import { groupFindings } from "../rankFindings.ts";
import { whomToAsk } from "../whomToAsk.ts";
import { differenceOf } from "./difference.ts";

/** By this line a job finds the comment that it wrote before, to write it anew. */
export const commentMark = "<!-- tacit check -->";

const mostFindings = 10;
const mostQuestions = 3;

/** The address of a file's lines; `undefined` where there is none. */
export type LinkTo = (
	path: RepoPath,
	lines: LineRange | undefined,
) => string | undefined;

/**
 * One comment for a pull request: ten findings and three questions at most, the rest counted, then what is new, and what
 * could not be looked at (`unseen`). Nothing that a note says is Markdown in it, or calls anybody.
 */
export function markdownReport(
	all: readonly CheckFinding[],
	linkTo: LinkTo,
	unseen: readonly Message[] = [],
): string {
	const { findings, questions, news } = groupFindings(all);
	const parts = [commentMark];
	if (all.length === 0)
		parts.push("**Tacit** has nothing to say about this change.");
	else parts.push(`**Tacit**: ${summaryOf(all)}`);
	parts.push(
		...findings.slice(0, mostFindings).map((each) => item(each, linkTo)),
	);
	if (findings.length > mostFindings)
		parts.push(
			`… and ${findings.length - mostFindings} more: \`tacit check\` lists them.`,
		);
	if (questions.length > 0) {
		parts.push("**Does somebody know?**");
		parts.push(list(questions.slice(0, mostQuestions), linkTo));
		if (questions.length > mostQuestions)
			parts.push(`… and ${questions.length - mostQuestions} more.`);
	}
	if (news.length > 0) {
		parts.push("**New here**");
		parts.push(list(news.slice(0, mostFindings), linkTo));
		if (news.length > mostFindings)
			parts.push(`… and ${news.length - mostFindings} more.`);
	}
	parts.push(...unseen.map(words));
	return `${parts.join("\n\n")}\n`;
}

/** `2 warnings, 1 for information, 1 question, 3 news.`, in English. */
export function summaryOf(all: readonly CheckFinding[]): string {
	const { findings, questions, news } = groupFindings(all);
	const count = (level: CheckFinding["level"]) =>
		findings.filter((each) => each.level === level).length;
	const said = [
		plural(count("error"), "error"),
		plural(count("warning"), "warning"),
		count("info") > 0 ? `${count("info")} for information` : "",
		plural(questions.length, "question"),
		news.length > 0 ? `${news.length} new` : "",
	].filter((each) => each !== "");
	return said.length === 0 ? "nothing to say." : `${said.join(", ")}.`;
}

function plural(count: number, noun: string): string {
	return count === 0 ? "" : `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function item(finding: CheckFinding, linkTo: LinkTo): string {
	const { level, todo, note } = finding;
	const mark = { error: "❌", warning: "⚠️", info: "ℹ️" }[level];
	const said = `${mark} ${placeOf(finding, linkTo)} — ${words(finding.said)}`;
	const people = note?.by.map(({ name }) => escapeMarkdown(name)).join(", ");
	const ask = whomToAsk(finding);
	const whom = people && !ask ? ` (${people} wrote it)` : "";
	const next = [todo, ask].flatMap((each) => (each ? [words(each)] : []));
	const { lines, left } = differenceOf(finding);
	const code = lines.map(({ mark, text }) => `${mark}${text}`).join("\n");
	const more = left > 0 ? `\n… ${left} more lines` : "";
	const fence = fenceFor(code);
	const difference =
		code === ""
			? ""
			: `\n\n<details><summary>What changed</summary>\n\n${fence}diff\n${code}${more}\n${fence}\n\n</details>`;
	return `${said}${whom}${next.map((each) => `  \n${each}`).join("")}${difference}`;
}

function list(findings: readonly CheckFinding[], linkTo: LinkTo): string {
	return findings
		.map((each) => {
			const ask = whomToAsk(each);
			const whom = ask ? `  \n  ${words(ask)}` : "";
			return `- ${placeOf(each, linkTo)} — ${words(each.said)}${whom}`;
		})
		.join("\n");
}

function placeOf({ path, lines }: CheckFinding, linkTo: LinkTo): string {
	const shown = lines
		? `${path}:${lines.start}${lines.end > lines.start ? `-${lines.end}` : ""}`
		: path;
	const link = linkTo(path, lines);
	return link === undefined
		? escapeMarkdown(shown)
		: `[${escapeMarkdown(shown)}](<${link.replace(/[<>\s]/g, encodeURIComponent)}>)`;
}

/** Hosts call whoever stands behind an `@`, though a backslash stands before it: a comment between them keeps that quiet. */
function words(message: Message): string {
	return escapeMarkdown(english(message)).replace(/(^|\W)\\@/g, "$1@<!-- -->");
}

/** Longer than any row of backticks in the code. */
function fenceFor(code: string): string {
	const longest = [...code.matchAll(/`+/g)].reduce(
		(most, [row]) => Math.max(most, row.length),
		2,
	);
	return "`".repeat(longest + 1);
}
