import {
	l10n,
	MarkdownString,
	ThemeColor,
	ThemeIcon,
	TreeItem,
	TreeItemCollapsibleState,
} from "vscode";
import {
	type CheckFinding,
	newsCodes,
} from "../../../combine/check/checkFinding.ts";
import { whomToAsk } from "../../../combine/check/whomToAsk.ts";
import type { CheckCode } from "../../../core/config.ts";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { baseName } from "../../../core/repoPath.ts";
import { commandIds } from "../../commandIds.ts";
import { kindIcon, kindWord, lineWord } from "../../words.ts";
import type { FindingRow, TouchedRow } from "./touchedRow.ts";

/** How a row looks, reads to a screen reader, and what it opens. */
export function touchedItem(row: TouchedRow): TreeItem {
	switch (row.type) {
		case "change":
			return changeItem(row);
		case "questions":
			return headingItem(
				row.id,
				l10n.t("Does somebody know?"),
				"comment-discussion",
			);
		case "news":
			return headingItem(row.id, l10n.t("New here"), "sparkle");
		case "finding":
			return findingItem(row);
	}
}

function changeItem({
	id,
	change,
	repository,
}: Extract<TouchedRow, { type: "change" }>): TreeItem {
	const item = headingItem(
		id,
		change.of === "work-tree" ? l10n.t("Not committed yet") : l10n.t("Branch"),
		change.of === "work-tree" ? "edit" : "git-branch",
	);
	item.description = [
		change.base === undefined
			? undefined
			: l10n.t("since {0}", visibleText(change.base)),
		repository === undefined ? undefined : visibleText(repository),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.contextValue = "change";
	return item;
}

function headingItem(id: string, label: string, icon: string): TreeItem {
	const item = new TreeItem(label, TreeItemCollapsibleState.Expanded);
	item.id = id;
	item.iconPath = new ThemeIcon(icon);
	item.contextValue = "heading";
	return item;
}

function findingItem(row: FindingRow): TreeItem {
	const { finding, id } = row;
	const { note, code, path, lines } = finding;
	const said = visibleText(translated(finding.said, l10n.t));
	const item = new TreeItem(note ? visibleText(note.title) : said);
	item.id = id;
	item.iconPath = iconOf(finding);
	const place = [
		visibleText(baseName(path)),
		lines && lineWord({ cell: undefined, lines }),
	];
	item.description = [
		note && happened(code),
		...(newsCodes.has(code) ? [] : place),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	const ask = whomToAsk(finding);
	item.tooltip = new MarkdownString(
		[
			...(note ? [`**${kindWord(note.kind)}**`] : []),
			escapeMarkdown(said),
			...(ask ? [escapeMarkdown(visibleText(translated(ask, l10n.t)))] : []),
			escapeMarkdown(visibleText(path)),
		].join("\n\n"),
	);
	item.accessibilityInformation = {
		label: l10n.t("{0}, {1}", said, place.filter(Boolean).join(", ")),
	};
	item.contextValue = [
		"finding",
		...(row.note && isToSettle(code) ? ["note"] : []),
		...(row.note && code === "question-open" ? ["question"] : []),
		...(hasDifference(finding) ? ["difference"] : []),
		...(row.note && isPlaceAsked(code) ? ["misplaced"] : []),
		...(code === "reason-missing" ? ["unreasoned"] : []),
	].join(" ");
	item.command = {
		command: commandIds.openTouched,
		title: l10n.t("Show the Place"),
		arguments: [row],
	};
	return item;
}

const settling: ReadonlySet<CheckCode> = new Set([
	...(["code-changed", "code-gone", "code-doubtful", "governed"] as const),
	...(["until-reached", "decisions-clash"] as const),
]);

/** Whether it is about a note that somebody may have to change, to retire, or to ask about. */
export function isToSettle(code: CheckCode): boolean {
	return settling.has(code);
}

/** Whether somebody has to say where the note's code is now. */
export function isPlaceAsked(code: CheckCode): boolean {
	return code === "code-doubtful" || code === "code-gone";
}

/** Whether what a note's code was can be shown beside what it is. */
export function hasDifference({
	code,
	before,
	note,
}: Pick<CheckFinding, "code" | "before" | "note">): boolean {
	return (
		note !== undefined &&
		before !== undefined &&
		(code === "code-changed" ||
			code === "code-gone" ||
			code === "code-doubtful")
	);
}

const icons: Readonly<Record<CheckCode, string>> = {
	"code-changed": "diff-modified",
	"code-gone": "diff-removed",
	"code-doubtful": "search",
	"code-unread": "eye-closed",
	"code-reformatted": "diff-modified",
	governed: "file",
	"question-open": "question",
	"until-reached": "calendar",
	"note-new": "lightbulb",
	"note-ended": "archive",
	"note-removed": "trash",
	"decisions-clash": "git-compare",
	"reason-missing": "question",
	malformed: "error",
	flawed: "warning",
	"log-outdated": "history",
	"notes-shipped": "package",
};

function iconOf({ code, level, note }: CheckFinding): ThemeIcon {
	const color =
		level === "error"
			? new ThemeColor("list.errorForeground")
			: level === "warning"
				? new ThemeColor("list.warningForeground")
				: undefined;
	return new ThemeIcon(
		code === "note-new" && note ? kindIcon(note.kind) : icons[code],
		color,
	);
}

/** What happened to a note, beside its title. */
function happened(code: CheckCode): string | undefined {
	switch (code) {
		case "code-changed":
			return l10n.t("its code changed");
		case "code-unread":
			return l10n.t("its code was not compared");
		case "code-gone":
			return l10n.t("its code is gone");
		case "code-doubtful":
			return l10n.t("its code is probably here");
		case "code-reformatted":
			return l10n.t("its code looks another way");
		case "governed":
			return l10n.t("speaks of what changed");
		case "question-open":
			return l10n.t("asked about what changed");
		case "until-reached":
			return l10n.t("what it waited for has come");
		case "note-new":
			return undefined;
		case "note-ended":
			return l10n.t("holds no more");
		case "note-removed":
			return l10n.t("taken away");
		case "decisions-clash":
			return l10n.t("contradicts another");
		default:
			return undefined;
	}
}
