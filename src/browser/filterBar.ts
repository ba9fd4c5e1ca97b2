import type { PageEntry } from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import { element } from "./dom.ts";
import { type Filter, noFilter } from "./filter.ts";

/**
 * Menus for all that the entries can be narrowed by; those with nothing to choose are left out.
 * They stand at what is narrowed already, though no entry may have that any more.
 */
export function filterBar(
	entries: readonly PageEntry[],
	words: PageWords,
	initial: Filter,
	changed: (filter: Filter) => void,
): HTMLElement {
	let filter = initial;
	const menus: HTMLSelectElement[] = [];
	const set = (name: keyof Filter, value: string) => {
		filter = { ...filter, [name]: value };
		clear.disabled = isOpen(filter);
		changed(filter);
	};
	const clear = element(
		"button",
		{
			attributes: {
				...{ type: "button", class: "clear", id: "filter-clear" },
				disabled: isOpen(initial),
			},
			on: {
				click: () => {
					filter = noFilter;
					for (const menu of menus) menu.value = "";
					since.value = "";
					clear.disabled = true;
					changed(filter);
				},
			},
		},
		words.clear,
	);
	const since = element("input", {
		attributes: { type: "date", id: "filter-since" },
		on: { change: () => set("since", since.value) },
	});
	since.value = initial.since;
	const menu = (
		name: keyof Filter,
		label: string,
		values: readonly (readonly [string, string])[],
	): HTMLElement[] => {
		const at = initial[name];
		if (values.length < 2 && at === "") return [];
		const isGone = at !== "" && values.every(([value]) => value !== at);
		const select = element(
			"select",
			{
				attributes: { id: `filter-${name}` },
				on: { change: () => set(name, select.value) },
			},
			element("option", { attributes: { value: "" } }, words.any),
			...(isGone ? [...values, [at, at] as const] : values).map(
				([value, text]) => element("option", { attributes: { value } }, text),
			),
		);
		select.value = at;
		menus.push(select);
		return [labelled(label, select)];
	};
	const plain = (values: Iterable<string>) =>
		[...new Set(values)]
			.filter((value) => value !== "")
			.sort()
			.map((value) => [value, value] as const);
	const states = new Set(entries.map(({ state }) => state));
	const kinds = new Set(entries.map(({ type }) => type));
	return element(
		"div",
		{
			attributes: { class: "filters", role: "group", "aria-label": words.list },
		},
		...menu("area", words.area, plain(entries.map(({ area }) => area))),
		...menu(
			"status",
			words.status,
			[...states].map((state) => [state, words.states[state]] as const),
		),
		...menu(
			"kind",
			words.kind,
			[...kinds].map((kind) => [kind, words[kind]] as const),
		),
		...menu(
			"person",
			words.person,
			plain(entries.flatMap(({ people }) => people)),
		),
		...menu("tag", words.tag, plain(entries.flatMap(({ tags }) => tags))),
		labelled(words.since, since),
		clear,
	);
}

function isOpen(filter: Filter): boolean {
	return Object.values(filter).every((each) => each === "");
}

function labelled(text: string, input: HTMLElement): HTMLElement {
	return element(
		"label",
		{ attributes: { for: input.id } },
		element("span", {}, text),
		input,
	);
}
