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
import type { AnsweredQuestions } from "../../internalize/asking/answeredQuestions.ts";
import type { NoteRef } from "../../noteRef.ts";
import { ageWord, lineWord } from "../../words.ts";
import { momentIcon, momentWord } from "./momentWords.ts";
import type { Waiting, WaitingQuestions } from "./waitingQuestions.ts";

/** A row of the view: a question, or the heading above those of one origin. */
export type ForYouRow =
	| Waiting
	| ({ readonly type: "answered" } & NoteRef)
	| {
			readonly type: "heading";
			readonly of: Waiting["type"] | "answered";
			readonly rows: readonly ForYouRow[];
	  };

/** Milliseconds in which changes are gathered. */
const gathering = 50;

/**
 * The view “For You”: one’s own questions that were answered, then those that wait, Tacit's own and those of colleagues,
 * told apart where there is more than Tacit's own. It is there from when it first had something to show.
 */
export class ForYouView implements TreeDataProvider<ForYouRow>, Disposable {
	readonly #waiting: WaitingQuestions;
	readonly #answered: AnsweredQuestions;
	readonly #changed = new EventEmitter<undefined>();
	readonly #subscriptions: Disposable;

	readonly onDidChangeTreeData = this.#changed.event;

	constructor(waiting: WaitingQuestions, answered: AnsweredQuestions) {
		this.#waiting = waiting;
		this.#answered = answered;
		const view = window.createTreeView("tacit.forYou", {
			treeDataProvider: this,
			showCollapseAll: false,
		});
		const refresh = () => {
			const count = waiting.all().length + answered.all().length;
			if (count > 0) setContext("tacit.hadQuestions", true);
			setContext("tacit.hasQuestions", count > 0);
			this.#changed.fire(undefined);
		};
		let timer: ReturnType<typeof setTimeout> | undefined;
		const later = () => {
			timer ??= setTimeout(() => {
				timer = undefined;
				refresh();
			}, gathering);
		};
		this.#subscriptions = Disposable.from(
			this.#changed,
			view,
			{ dispose: () => clearTimeout(timer) },
			waiting.onDidChange(later),
			answered.onDidChange(later),
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

	/** The headings where there are questions of several origins; else the questions themselves. */
	getChildren(row?: ForYouRow): ForYouRow[] {
		if (row) return row.type === "heading" ? [...row.rows] : [];
		const moments = this.#waiting.moments();
		const colleagues = this.#waiting.colleagues();
		const answered = this.#answered
			.all()
			.map((each) => ({ type: "answered" as const, ...each }));
		if (colleagues.length === 0 && answered.length === 0) return [...moments];
		const headings: ForYouRow[] = [
			{ type: "heading", of: "answered", rows: answered },
			{ type: "heading", of: "moment", rows: moments },
			{ type: "heading", of: "colleague", rows: colleagues },
		];
		return headings.filter((each) => "rows" in each && each.rows.length > 0);
	}

	/** How a row looks, reads to a screen reader, and what it opens. */
	getTreeItem(row: ForYouRow): TreeItem {
		if (row.type === "heading") return headingItem(row.of, row.rows.length);
		if (row.type === "answered") return answeredItem(row);
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

const headings = {
	answered: () => ({
		icon: "comment-discussion",
		words: (count: number) => l10n.t("Your questions, answered ({0})", count),
	}),
	moment: () => ({
		icon: "history",
		words: (count: number) => l10n.t("From what you did ({0})", count),
	}),
	colleague: () => ({
		icon: "organization",
		words: (count: number) => l10n.t("From colleagues ({0})", count),
	}),
};

function headingItem(of: keyof typeof headings, count: number): TreeItem {
	const { icon, words } = headings[of]();
	const item = new TreeItem(words(count), TreeItemCollapsibleState.Expanded);
	item.id = of;
	item.iconPath = new ThemeIcon(icon);
	item.contextValue = "heading";
	return item;
}

function answeredItem(row: Extract<ForYouRow, { type: "answered" }>): TreeItem {
	const { repository, note } = row;
	const title = plainTitle(note.head.title);
	const item = new TreeItem(title);
	item.id = `answered ${repository.root} ${note.file.path}`;
	item.iconPath = new ThemeIcon("comment-discussion");
	const answers = repository.tacit
		.cameFrom(note.head.id)
		.map(({ head }) => plainTitle(head.title));
	item.description = visibleText(answers.join(", ")) || l10n.t("answered");
	item.tooltip = new MarkdownString(escapeMarkdown(title));
	item.contextValue = "answered";
	item.accessibilityInformation = {
		label: l10n.t("Answered: {0}, {1}", title, item.description),
	};
	item.command = {
		command: commandIds.openNote,
		title: l10n.t("Open Note"),
		arguments: [row],
	};
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
