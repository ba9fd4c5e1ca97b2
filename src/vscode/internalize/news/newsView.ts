import {
	type Disposable,
	EventEmitter,
	l10n,
	MarkdownString,
	ThemeIcon,
	TreeItem,
	type TreeView,
	window,
} from "vscode";
import { escapeMarkdown } from "../../../core/markdown/escapeMarkdown.ts";
import { plainTitle } from "../../../core/markdown/plainTitle.ts";
import { visibleText } from "../../../core/markdown/visibleText.ts";
import { ageOf } from "../../../internalize/age.ts";
import type { NewsItem, NewsKind } from "../../../internalize/news/newsItem.ts";
import type { FoundNews } from "../../../tacit/news.ts";
import { commandIds } from "../../commandIds.ts";
import { setContext } from "../../contextKeys.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { ageWord, kindIcon } from "../../words.ts";

/** What others brought to a repository. */
export interface RepositoryNews {
	readonly repository: OpenRepository;
	readonly news: FoundNews;
}

/** The view “While You Were Away”. It is there while there is something to tell. */
export interface NewsView extends Disposable {
	/** Shows what there is by now, and goes where there is nothing. */
	draw(all: readonly RepositoryNews[]): void;
	/** Gives its first row the focus. */
	focus(): Promise<void>;
}

interface NewsRow {
	readonly repository: OpenRepository;
	readonly item: NewsItem;
}

/** Makes it, empty. */
export function createNewsView(): NewsView {
	const changed = new EventEmitter<undefined>();
	let rows: readonly NewsRow[] = [];
	const view: TreeView<NewsRow> = window.createTreeView("tacit.news", {
		showCollapseAll: false,
		treeDataProvider: {
			onDidChangeTreeData: changed.event,
			getParent: () => undefined,
			getChildren: (row?: NewsRow) => (row ? [] : [...rows]),
			getTreeItem: newsItem,
		},
	});
	return {
		draw(all) {
			rows = all.flatMap(({ repository, news }) =>
				news.items.map((item) => ({ repository, item })),
			);
			// A description is not shown while the view is closed.
			view.title =
				rows.length === 0
					? l10n.t("While You Were Away")
					: l10n.t("While You Were Away: {0}", countsWord(rows));
			const [first] = all.filter(({ news }) => news.items.length > 0);
			view.message = first ? sinceWord(first.news) : "";
			changed.fire(undefined);
			setContext("tacit.hasNews", rows.length > 0);
		},
		async focus() {
			const [first] = rows;
			// Opens the view, and waits until the row is there.
			if (first) await view.reveal(first, { select: true, focus: true });
		},
		dispose() {
			changed.dispose();
			view.dispose();
		},
	};
}

function newsItem({ repository, item: news }: NewsRow): TreeItem {
	const { kind, note, title, path, by, date, isOwn } = news;
	const name = plainTitle(title);
	const item = new TreeItem(name);
	item.id = `${repository.root} ${kind} ${note?.head.id ?? path}`;
	item.iconPath = new ThemeIcon(
		kind === "written" && note ? kindIcon(note.head.kind) : icons[kind],
	);
	const age = ageOf(date, Date.now());
	item.description = [
		kindWord(kind),
		isOwn && kind === "answered" ? l10n.t("you asked") : undefined,
		isOwn && kind !== "answered" ? l10n.t("yours") : undefined,
		visibleText(by.name),
		age && ageWord(age),
		visibleText(path || "."),
	]
		.filter((part) => part !== undefined)
		.join(" · ");
	item.tooltip = new MarkdownString(
		[`**${escapeMarkdown(name)}**`, escapeMarkdown(item.description)].join(
			"\n\n",
		),
	);
	item.accessibilityInformation = {
		label: l10n.t("{0}, {1}", name, item.description),
	};
	item.contextValue = "news";
	item.command = note
		? {
				command: commandIds.showNote,
				title: "",
				arguments: [repository.root.toString(), note.head.id],
			}
		: {
				command: "vscode.open",
				title: "",
				arguments: [repository.uriOf({ visibility: "published", path })],
			};
	return item;
}

const icons: Readonly<Record<NewsKind, string>> = {
	answered: "comment-discussion",
	decided: "law",
	superseded: "arrow-swap",
	retired: "archive",
	asked: "question",
	written: "lightbulb",
	stale: "warning",
};

function kindWord(kind: NewsKind): string {
	switch (kind) {
		case "answered":
			return l10n.t("answered");
		case "decided":
			return l10n.t("decided");
		case "superseded":
			return l10n.t("superseded");
		case "retired":
			return l10n.t("retired");
		case "asked":
			return l10n.t("asked");
		case "written":
			return l10n.t("written");
		case "stale":
			return l10n.t("its code has changed");
	}
}

/** All of it on one line: `2 decided, 1 answered`. */
function countsWord(rows: readonly NewsRow[]): string {
	const counts = new Map<NewsKind, number>();
	for (const { item } of rows)
		counts.set(item.kind, (counts.get(item.kind) ?? 0) + 1);
	return [...counts]
		.map(([kind, count]) => l10n.t("{0} {1}", count, kindWord(kind)))
		.join(", ");
}

/** From when on, for whoever opens the view. */
function sinceWord({ since }: FoundNews): string {
	switch (since?.how) {
		case "seen":
			return l10n.t("Since you looked on {0}.", since.day ?? "");
		case "pull":
			return l10n.t("With your last pull, on {0}.", since.day ?? "");
		default:
			return l10n.t("Since you opened this window.");
	}
}
