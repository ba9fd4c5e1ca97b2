import {
	commands,
	Disposable,
	EventEmitter,
	l10n,
	MarkdownString,
	ThemeIcon,
	type TreeDataProvider,
	TreeItem,
	TreeItemCollapsibleState,
	window,
} from "vscode";
import { dayOf } from "../../../core/dayOf.ts";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { translated } from "../../../core/message.ts";
import { baseName } from "../../../core/repoPath.ts";
import { ageOf } from "../../../internalize/age.ts";
import { commandIds } from "../../commandIds.ts";
import { setContext } from "../../contextKeys.ts";
import { ageWord, lineWord } from "../../words.ts";
import { momentIcon, momentWord } from "./momentWords.ts";
import type { Waiting, WaitingQuestions } from "./waitingQuestions.ts";

/** A row of the view: a question, or the heading above those of one origin. */
export type ForYouRow =
	| Waiting
	| {
			readonly type: "heading";
			readonly of: Waiting["type"];
			readonly rows: readonly Waiting[];
	  };

/** Milliseconds in which changes are gathered. */
const gathering = 50;

/**
 * The view “For You”: the questions that wait, Tacit's own and those of colleagues told apart where there are both. It is
 * there from when it first had something to show.
 */
export class ForYouView implements TreeDataProvider<ForYouRow>, Disposable {
	readonly #waiting: WaitingQuestions;
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(waiting: WaitingQuestions) {
		this.#waiting = waiting;
		const view = window.createTreeView("tacit.forYou", {
			treeDataProvider: this,
			showCollapseAll: false,
		});
		const refresh = () => {
			const count = waiting.all().length;
			if (count > 0) setContext("tacit.hadQuestions", true);
			setContext("tacit.hasQuestions", count > 0);
			this.#changed.fire(undefined);
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		this.#subscriptions = Disposable.from(
			this.#changed,
			view,
			{ dispose: () => clearTimeout(timer) },
			waiting.onDidChange(() => {
				timer ??= setTimeout(() => {
					timer = undefined;
					refresh();
				}, gathering);
			}),
		);
		refresh();
	}

	/** Opens the view and gives its first question the focus. */
	async show(): Promise<void> {
		setContext("tacit.hadQuestions", true);
		await commands.executeCommand("tacit.forYou.focus");
		if (this.getChildren().length > 0)
			await commands.executeCommand("list.focusFirst");
	}

	/** The headings where there are questions of both origins; else the questions themselves. */
	getChildren(row?: ForYouRow): ForYouRow[] {
		if (row) return row.type === "heading" ? [...row.rows] : [];
		const moments = this.#waiting.moments();
		const colleagues = this.#waiting.colleagues();
		if (colleagues.length === 0) return [...moments];
		const headings: ForYouRow[] = [
			{ type: "heading", of: "moment", rows: moments },
			{ type: "heading", of: "colleague", rows: colleagues },
		];
		return headings.filter((each) => "rows" in each && each.rows.length > 0);
	}

	/** How a row looks, reads to a screen reader, and what it opens. */
	getTreeItem(row: ForYouRow): TreeItem {
		if (row.type === "heading") return headingItem(row.of, row.rows.length);
		const item = row.type === "moment" ? momentItem(row) : colleagueItem(row);
		item.command = {
			command: commandIds.showQuestion,
			title: l10n.t("Show the Lines That a Question Is About"),
			arguments: [row],
		};
		return item;
	}

	dispose(): void {
		this.#subscriptions.dispose();
	}
}

/** `1 question waits for you.` */
export function countWord(count: number): string {
	return count === 1
		? l10n.t("1 question waits for you.")
		: l10n.t("{0} questions wait for you.", count);
}

function headingItem(of: Waiting["type"], count: number): TreeItem {
	const item = new TreeItem(
		of === "moment"
			? l10n.t("From what you did ({0})", count)
			: l10n.t("From colleagues ({0})", count),
		TreeItemCollapsibleState.Expanded,
	);
	item.id = of;
	item.iconPath = new ThemeIcon(of === "moment" ? "history" : "organization");
	item.contextValue = "heading";
	return item;
}

function momentItem({
	repository,
	question,
}: Extract<Waiting, { type: "moment" }>): TreeItem {
	const asked = visibleText(translated(question.question, l10n.t));
	const item = new TreeItem(asked);
	item.id = `${repository.root} ${question.key}`;
	item.iconPath = new ThemeIcon(momentIcon(question.kind));
	const age = ageOf(dayOf(new Date(question.at)), Date.now());
	const place = [
		visibleText(baseName(question.path)),
		lineWord({ cell: undefined, lines: question.lines }),
	];
	item.description = [
		...place,
		age && ageWord(age),
		question.state === "later" ? l10n.t("put off") : undefined,
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.tooltip = new MarkdownString(
		[
			`**${momentWord(question.kind)}**`,
			escapeMarkdown(asked),
			...question.evidence.map(
				({ said }) =>
					`- ${escapeMarkdown(visibleText(translated(said, l10n.t)))}`,
			),
			escapeMarkdown(visibleText(question.path)),
		].join("\n\n"),
	);
	item.contextValue = "question moment";
	item.accessibilityInformation = {
		label: `${momentWord(question.kind)}: ${asked}, ${item.description}`,
	};
	return item;
}

function colleagueItem({
	repository,
	note,
}: Extract<Waiting, { type: "colleague" }>): TreeItem {
	const { head, file } = note;
	const title = plainTitle(head.title);
	const item = new TreeItem(title);
	item.id = `${repository.root} ${file.path}`;
	item.iconPath = new ThemeIcon("question");
	const [anchor] = head.anchors;
	const age =
		head.date === undefined ? undefined : ageOf(head.date, Date.now());
	const people = visibleText(head.by.map(({ name }) => name).join(", "));
	item.description = [
		people || undefined,
		anchor && visibleText(baseName(anchor.path)),
		age && ageWord(age),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.tooltip = new MarkdownString(escapeMarkdown(title));
	item.contextValue = "question colleague";
	item.accessibilityInformation = {
		label: l10n.t("Question: {0}, {1}", title, item.description),
	};
	return item;
}
