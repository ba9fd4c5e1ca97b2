import type { PageEntry } from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import { element } from "./dom.ts";

/** Height of a row in CSS pixels; the style sheet has the same. */
const rowHeight = 56;
/** Rows above and below what is in sight that are there, too. */
const spare = 8;

/** The list of entries: a listbox, of which only the rows in sight (and some around) are in the page. */
export interface EntryList {
	readonly element: HTMLElement;
	/** Shows these; the one that was chosen last is chosen where it is among them. */
	show(entries: readonly PageEntry[]): void;
	/** Chooses an entry and brings it into sight, now or once it is shown. */
	choose(key: string): void;
	focus(): void;
}

/** What the list tells. */
export interface ListEvents {
	chosen(entry: PageEntry): void;
	/** Enter, or a double click. */
	opened(entry: PageEntry): void;
}

/** An empty list. */
export function entryList(words: PageWords, events: ListEvents): EntryList {
	let entries: readonly PageEntry[] = [];
	/** Stays where the chosen one is not shown for a while, as while a search is made anew. */
	let chosenKey: string | undefined;
	let chosen = -1;
	const rows = element("div", { attributes: { class: "rows" } });
	const box = element(
		"div",
		{
			attributes: {
				...{ class: "list", role: "listbox", tabindex: "0", id: "list" },
				"aria-label": words.title,
			},
			on: {
				scroll: draw,
				keydown: (event) => keyed(event as KeyboardEvent),
			},
		},
		rows,
	);
	new ResizeObserver(draw).observe(box);

	function draw(): void {
		const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - spare);
		const count = Math.ceil((box.clientHeight || 600) / rowHeight) + 2 * spare;
		const last = Math.min(entries.length, first + count);
		rows.style.height = `${entries.length * rowHeight}px`;
		rows.replaceChildren(
			...entries.slice(first, last).map((entry, at) => row(entry, first + at)),
		);
		const entry = entries[chosen];
		if (entry && chosen >= first && chosen < last)
			box.setAttribute("aria-activedescendant", rowId(chosen));
		else box.removeAttribute("aria-activedescendant");
	}

	function row(entry: PageEntry, at: number): HTMLElement {
		const { title, state, status, date, people, area, repository } = entry;
		const where = [repository, area || words.everywhere]
			.filter(Boolean)
			.join(": ");
		const made = element(
			"div",
			{
				attributes: {
					...{ class: `row ${state}`, role: "option", id: rowId(at) },
					"aria-selected": String(at === chosen),
					"aria-setsize": String(entries.length),
					"aria-posinset": String(at + 1),
				},
				on: {
					click: () => pick(at),
					dblclick: () => events.opened(entry),
				},
			},
			element("span", { attributes: { class: "title" } }, title),
			element(
				"span",
				{ attributes: { class: "about" } },
				element(
					"span",
					{ attributes: { class: "state" } },
					status || words.states[state],
				),
				[date ?? words.noDate, where, people.join(", ")]
					.filter(Boolean)
					.join(" · "),
			),
		);
		// Not by an attribute, which the page's policy does not let be.
		made.style.top = `${at * rowHeight}px`;
		return made;
	}

	function rowId(at: number): string {
		return `row-${at}`;
	}

	function pick(at: number): void {
		const entry = entries[at];
		if (!entry) return;
		chosen = at;
		chosenKey = entry.key;
		reveal(at);
		draw();
		events.chosen(entry);
	}

	function reveal(at: number): void {
		const top = at * rowHeight;
		if (top < box.scrollTop) box.scrollTop = top;
		else if (top + rowHeight > box.scrollTop + box.clientHeight)
			box.scrollTop = top + rowHeight - box.clientHeight;
	}

	function keyed(event: KeyboardEvent): void {
		const page = Math.max(1, Math.floor(box.clientHeight / rowHeight) - 1);
		const steps: Readonly<Record<string, number>> = {
			ArrowDown: chosen + 1,
			ArrowUp: Math.max(0, chosen - 1),
			PageDown: Math.min(entries.length - 1, chosen + page),
			PageUp: Math.max(0, chosen - page),
			Home: 0,
			End: entries.length - 1,
		};
		const next = steps[event.key];
		const entry = entries[chosen];
		if (next !== undefined) pick(Math.min(next, entries.length - 1));
		else if (event.key === "Enter" && entry) events.opened(entry);
		else return;
		event.preventDefault();
	}

	return {
		element: box,
		show(shown) {
			entries = shown;
			chosen = shown.findIndex(({ key }) => key === chosenKey);
			box.scrollTop = 0;
			if (chosen >= 0) reveal(chosen);
			draw();
		},
		choose(key) {
			const at = entries.findIndex((entry) => entry.key === key);
			chosenKey = key;
			if (at >= 0) pick(at);
		},
		focus: () => box.focus(),
	};
}
