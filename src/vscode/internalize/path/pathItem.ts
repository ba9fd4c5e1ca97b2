import {
	l10n,
	MarkdownString,
	Range,
	ThemeIcon,
	TreeItem,
	TreeItemCheckboxState,
	TreeItemCollapsibleState,
} from "vscode";
import { findingText } from "../../../core/findingText.ts";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { ageOf } from "../../../internalize/age.ts";
import { commandIds } from "../../commandIds.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { ageWord } from "../../words.ts";
import {
	factRows,
	type PathRow,
	type StepFact,
	type StepRow,
} from "./pathRow.ts";
import {
	areaWord,
	minutesWord,
	stepIcon,
	stepKindWord,
	stepName,
	stepStateWord,
} from "./stepWords.ts";

/** How a row looks, reads to a screen reader, and what it opens. */
export function pathItem(row: PathRow, repository: OpenRepository): TreeItem {
	switch (row.type) {
		case "step":
			return stepItem(row);
		case "fact":
			return factItem(row, repository);
		case "people": {
			const item = new TreeItem(
				l10n.t("Still here to ask ({0})", row.rows.length),
				TreeItemCollapsibleState.Expanded,
			);
			item.id = "people";
			item.iconPath = new ThemeIcon("organization");
			return item;
		}
		case "person": {
			const name = visibleText(row.person.name);
			const item = new TreeItem(name);
			item.id = `person:${row.person.name} ${row.person.email}`;
			item.iconPath = new ThemeIcon("account");
			item.contextValue = "person";
			item.tooltip = new MarkdownString(
				escapeMarkdown(
					l10n.t("Worked on {0} most of late. Ask why.", areaWord(row.area)),
				),
			);
			item.accessibilityInformation = { label: l10n.t("Ask {0}", name) };
			item.command = command(commandIds.askAtStep, row);
			return item;
		}
		case "findings": {
			const item = new TreeItem(
				row.rows.length === 1
					? l10n.t("1 pinned step leads nowhere")
					: l10n.t("{0} pinned steps lead nowhere", row.rows.length),
				TreeItemCollapsibleState.Expanded,
			);
			item.id = "findings";
			item.iconPath = new ThemeIcon("warning");
			return item;
		}
		case "finding": {
			const { file, lines } = row.finding;
			const item = new TreeItem(
				visibleText(translated(findingText(row.finding), l10n.t)),
			);
			item.id = `finding:${file.path}:${lines.start}`;
			item.description = `${visibleText(file.path)}:${lines.start}`;
			item.command = openAt(repository, file.path, lines.start);
			item.accessibilityInformation = {
				label: `${item.label}, ${item.description}`,
			};
			return item;
		}
	}
}

function stepItem(row: StepRow): TreeItem {
	const { step, number, of, area, state, isNext } = row;
	const facts = factRows(row);
	const name = stepName(step, area);
	const item = new TreeItem(
		// In bold: where one is.
		isNext ? { label: name, highlights: [[0, name.length]] } : name,
		facts.length === 0
			? TreeItemCollapsibleState.None
			: isNext
				? TreeItemCollapsibleState.Expanded
				: TreeItemCollapsibleState.Collapsed,
	);
	item.id = `step:${step.key}`;
	item.iconPath = new ThemeIcon(stepIcon(step));
	const titled = step.title !== undefined && step.path !== undefined;
	item.description = [
		isNext ? l10n.t("next") : undefined,
		stepKindWord(step),
		titled ? visibleText(step.path || ".") : undefined,
		step.pin ? l10n.t("pinned") : undefined,
		state
			? stepStateWord(state)
			: step.minutes === undefined
				? undefined
				: minutesWord(step.minutes),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.tooltip = new MarkdownString(
		[
			`**${escapeMarkdown(stepKindWord(step))}** ${escapeMarkdown(name)}`,
			...facts.map((each) =>
				each.type === "fact" ? escapeMarkdown(factWord(each.fact)) : "",
			),
		].join("\n\n"),
	);
	const label = l10n.t(
		"Step {0} of {1}: {2}, {3}",
		number,
		of,
		name,
		item.description,
	);
	item.accessibilityInformation = { label };
	item.checkboxState = {
		state:
			state === undefined
				? TreeItemCheckboxState.Unchecked
				: TreeItemCheckboxState.Checked,
		tooltip:
			state === undefined
				? l10n.t("I Have Read This")
				: l10n.t("Put Back on the Path"),
		accessibilityInformation: { label: l10n.t("{0} is read", name) },
	};
	item.contextValue = [
		"step",
		state === undefined ? "open" : "closed",
		step.kind === "page" ? "" : "inside",
	].join(" ");
	item.command = command(commandIds.openStep, row);
	return item;
}

function factItem(
	{ row, fact, at }: Extract<PathRow, { type: "fact" }>,
	repository: OpenRepository,
): TreeItem {
	const item = new TreeItem(factWord(fact));
	item.id = `fact:${row.step.key}:${at}`;
	item.iconPath = new ThemeIcon(factIcons[fact.type]);
	item.tooltip = new MarkdownString(escapeMarkdown(factWord(fact)));
	item.contextValue = "fact";
	const { path } = row.step;
	if (fact.type === "pin") {
		const { file, line } = fact.pin;
		item.description = `${visibleText(file)}:${line}`;
		item.command = openAt(repository, file, line);
	} else if (fact.type === "reason" && path !== undefined)
		item.command = openAt(repository, path, fact.lines.start);
	else if (fact.type === "ask")
		item.command = command(commandIds.askAtStep, row);
	return item;
}

const factIcons: Readonly<Record<StepFact["type"], string>> = {
	pin: "pinned",
	why: "info",
	writers: "person",
	reason: "comment",
	ask: "question",
};

function factWord(fact: StepFact): string {
	switch (fact.type) {
		case "pin":
			return fact.pin.said === ""
				? l10n.t("Pinned by the team")
				: plainTitle(fact.pin.said);
		case "why":
			return visibleText(translated(fact.why, l10n.t));
		case "writers": {
			const { by, date } = fact.note.head;
			const age = date === undefined ? undefined : ageOf(date, Date.now());
			return [
				visibleText(by.map(({ name }) => name).join(", ")),
				...(age ? [ageWord(age)] : []),
			].join(", ");
		}
		case "reason":
			return l10n.t(
				"Line {0}: “{1}”",
				fact.lines.start,
				visibleText(fact.text),
			);
		case "ask":
			return l10n.t("Ask {0}", visibleText(fact.person.name));
	}
}

function command(id: string, row: PathRow): TreeItem["command"] & object {
	return { command: id, title: "", arguments: [row] };
}

/** Opens a file of the repository at a line (1-based). */
function openAt(
	repository: OpenRepository,
	path: StepRow["area"],
	line: number,
): TreeItem["command"] & object {
	return {
		command: "vscode.open",
		title: "",
		arguments: [
			repository.uriOf({ visibility: "published", path }),
			{ selection: new Range(line - 1, 0, line - 1, 0) },
		],
	};
}
