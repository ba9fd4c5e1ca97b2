import type { PageDetail, PageEntry } from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import { detailArticle } from "./detailPane.ts";
import { element, filled } from "./dom.ts";
import { type EntryList, entryList } from "./entryList.ts";
import { type EntrySearch, entrySearch } from "./entrySearch.ts";
import { isWanted } from "./filter.ts";
import { filterBar } from "./filterBar.ts";
import type { Host } from "./host.ts";
import { timeGraph } from "./timeGraph.ts";
import { noState } from "./viewState.ts";

/** The decision log: search, filters, the list beside the chosen decision, and the drawing over time. */
export function logView(place: HTMLElement, host: Host): void {
	let entries: readonly PageEntry[] = [];
	let byKey: ReadonlyMap<string, PageEntry> = new Map();
	let words: PageWords | undefined;
	let search: EntrySearch | undefined;
	const kept = host.kept() ?? noState;
	let { filter, query } = kept;
	let shown: readonly PageEntry[] = [];
	let chosen: string | undefined;
	let list: EntryList | undefined;
	let bar: HTMLElement = element("div");
	let isGraph = false;
	let wanted = kept.key;
	const details = new Map<string, PageDetail>();

	const input = element("input", {
		attributes: { type: "search", id: "search", autocomplete: "off" },
		on: {
			input: () => {
				query = input.value.trim();
				narrowed();
			},
			keydown: (event) => {
				const { key } = event as KeyboardEvent;
				if (key === "ArrowDown" || key === "Enter") {
					event.preventDefault();
					list?.focus();
					if (chosen === undefined && shown[0]) list?.choose(shown[0].key);
				}
			},
		},
	});
	input.value = query;
	const count = element("p", {
		attributes: { class: "count", role: "status", "aria-live": "polite" },
	});
	const pane = element("main", { attributes: { tabindex: "-1" } });
	const body = element("div", { attributes: { class: "body" } });
	const drawing = element("main", {
		attributes: { class: "over-time", hidden: true },
	});
	const printed = element("div", { attributes: { class: "printed" } });

	document.addEventListener("keydown", (event) => {
		const at = event.target as HTMLElement | null;
		const isTyping = at?.matches("input, select, textarea") === true;
		if (event.key === "/" && !isTyping) {
			event.preventDefault();
			input.focus();
			input.select();
		}
		if (event.key === "Escape" && at === input) {
			if (query === "") list?.focus();
			input.value = "";
			query = "";
			narrowed();
		}
	});
	window.addEventListener("beforeprint", () => print());
	window.addEventListener("afterprint", () => printed.replaceChildren());

	host.onEntries((given, givenWords) => {
		entries = given;
		words = givenWords;
		byKey = new Map(given.map((entry) => [entry.key, entry]));
		details.clear();
		if (list) bar = renewed(bar, filters(givenWords));
		else build(givenWords);
		apply();
		const again = chosen === undefined ? undefined : byKey.get(chosen);
		if (again) void show(again);
		else if (wanted !== undefined) choose(wanted);
		// After the first paint: to index takes longer than to show.
		requestAnimationFrame(() => setTimeout(index));
	});
	host.onChoose((key) => {
		wanted = key;
		choose(key);
	});

	function index(): void {
		const made = entrySearch(entries, rest);
		// Until all is indexed anew, what was found before still is: the list and its choice stay.
		search ??= made.search;
		const given = entries;
		void made.indexed.then(() => {
			if (given !== entries) return;
			search = made.search;
			document.body.dataset["indexed"] = "";
			if (query !== "") apply();
			void drawAll();
		});
	}

	function build(words: PageWords): void {
		document.title = words.title;
		bar = filters(words);
		list = entryList(words, {
			chosen: (entry) => void show(entry),
			opened: (entry) => void open(entry),
		});
		input.placeholder = words.search;
		input.setAttribute("aria-label", words.search);
		input.setAttribute("aria-controls", "list");
		pane.replaceChildren(
			element("p", { attributes: { class: "none" } }, words.pick),
			element("p", { attributes: { class: "keys" } }, words.keys),
		);
		pane.setAttribute("aria-label", words.title);
		body.replaceChildren(
			element(
				"nav",
				{ attributes: { "aria-label": words.list } },
				list.element,
			),
			pane,
		);
		place.replaceChildren(
			element(
				"header",
				{},
				element("h1", {}, words.title),
				input,
				bar,
				element(
					"div",
					{ attributes: { class: "ways", role: "group" } },
					way(words.list, false),
					way(words.graph, true),
				),
				count,
			),
			body,
			drawing,
			printed,
		);
		drawing.setAttribute("aria-label", words.graph);
		drawing.hidden = !isGraph;
		body.hidden = isGraph;
	}

	function filters(words: PageWords): HTMLElement {
		return filterBar(entries, words, filter, (given) => {
			filter = given;
			narrowed();
		});
	}

	function way(text: string, graph: boolean): HTMLElement {
		const button = element(
			"button",
			{
				attributes: {
					type: "button",
					"aria-pressed": String(graph === isGraph),
				},
				on: {
					click: () => {
						isGraph = graph;
						for (const each of button.parentElement?.children ?? [])
							each.setAttribute("aria-pressed", String(each === button));
						body.hidden = graph;
						drawing.hidden = !graph;
						draw();
					},
				},
			},
			text,
		);
		return button;
	}

	/** Somebody narrowed the list to something else. */
	function narrowed(): void {
		keep();
		apply();
	}

	function keep(): void {
		host.keep({ key: chosen ?? wanted, query, filter });
	}

	function apply(): void {
		if (!words) return;
		const found =
			query === ""
				? entries
				: (search?.find(query) ?? []).flatMap((key) => byKey.get(key) ?? []);
		shown = found.filter((entry) => isWanted(entry, filter));
		list?.show(shown);
		count.textContent =
			entries.length === 0
				? words.empty
				: shown.length === 0
					? words.none
					: shown.length === 1
						? words.one
						: filled(words.count, shown.length);
		draw();
	}

	function draw(): void {
		if (!isGraph || !words) return;
		drawing.replaceChildren(
			timeGraph(shown, words, (key) => {
				(
					drawing.parentElement?.querySelector(
						".ways button",
					) as HTMLElement | null
				)?.click();
				choose(key);
			}),
		);
	}

	/** Chooses an entry; one that the filters leave out is shown beside the list all the same. */
	function choose(key: string): void {
		const entry = byKey.get(key);
		if (!entry) return;
		list?.choose(key);
		if (!shown.includes(entry)) void show(entry);
	}

	async function show(entry: PageEntry): Promise<void> {
		const isAnother = chosen !== entry.key;
		chosen = entry.key;
		keep();
		const detail = await detailOf(entry.key);
		// Another one may have been chosen meanwhile.
		if (chosen !== entry.key || !words) return;
		if (!detail) {
			pane.replaceChildren(
				element("p", { attributes: { class: "none" } }, words.failed),
			);
			return;
		}
		pane.replaceChildren(article(entry, detail, words));
		if (isAnother) pane.scrollTop = 0;
	}

	function article(
		entry: PageEntry,
		detail: PageDetail,
		words: PageWords,
	): HTMLElement {
		const { open } = host;
		return detailArticle(entry, detail, words, {
			open: open && ((link) => open(entry.key, link, false)),
			drawer: host.drawer,
			choose,
			entry: (key) => byKey.get(key),
		});
	}

	async function detailOf(key: string): Promise<PageDetail | undefined> {
		const known = details.get(key);
		if (known) return known;
		try {
			const detail = await host.detail(key);
			details.set(key, detail);
			return detail;
		} catch {
			return undefined;
		}
	}

	/** The code that it is about, else its own file; in a page by itself the keyboard goes to the text. */
	async function open(entry: PageEntry): Promise<void> {
		const detail = await detailOf(entry.key);
		const link = detail && (detail.code[0] ?? detail.source);
		if (link && host.open) host.open(entry.key, link, true);
		else pane.focus();
	}

	/** What is to be printed must be drawn when somebody prints: then nothing waits. */
	async function drawAll(): Promise<void> {
		for (const { diagrams } of host.all ?? [])
			for (const { source, drawn } of diagrams)
				if (drawn === undefined) {
					// What cannot be drawn is shown as its text.
					await host.drawer?.draw(source).catch(() => undefined);
					await rest();
				}
		document.body.dataset["drawn"] = "";
	}

	function print(): void {
		const { all } = host;
		if (!all || !words) return;
		const byKeyOfAll = new Map(all.map((detail) => [detail.key, detail]));
		printed.replaceChildren(
			...shown.flatMap((entry) => {
				const detail = byKeyOfAll.get(entry.key);
				return detail && words ? [article(entry, detail, words)] : [];
			}),
		);
	}
}

/** Lets the page do what else it has to. */
function rest(): Promise<void> {
	return new Promise((resolve) => setTimeout(resolve));
}

/** Puts an element in another one's place; the keyboard stays where it was, by the id of its field. */
function renewed(old: HTMLElement, made: HTMLElement): HTMLElement {
	const focused = old.contains(document.activeElement)
		? document.activeElement?.id
		: undefined;
	old.replaceWith(made);
	if (focused) document.getElementById(focused)?.focus();
	return made;
}
