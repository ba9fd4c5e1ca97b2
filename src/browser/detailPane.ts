import type {
	PageDetail,
	PageEntry,
	PageLink,
} from "../combine/page/pageEntry.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import type { DiagramDrawer } from "./diagramDrawer.ts";
import { diagramFigure } from "./diagramFigure.ts";
import { element, withSafeHtml } from "./dom.ts";

/** What somebody can do in an entry. */
export interface DetailEvents {
	/** `undefined`: nothing can be opened here, and links lead to the web. */
	readonly open: ((link: PageLink) => void) | undefined;
	/** `undefined`: what is not drawn beforehand stays text. */
	readonly drawer: DiagramDrawer | undefined;
	choose(key: string): void;
	/** The entry with a key; `undefined` where the log has none. */
	entry(key: string): PageEntry | undefined;
}

/** An entry with all that it says, as an article. */
export function detailArticle(
	entry: PageEntry,
	detail: PageDetail,
	words: PageWords,
	events: DetailEvents,
): HTMLElement {
	const { state, status, date, people, tags, area } = entry;
	const about = [
		date,
		people.length > 0 ? `${words.people} ${people.join(", ")}` : undefined,
		area || words.everywhere,
		...tags.map((tag) => `#${tag}`),
		detail.until ? `${words.until} ${detail.until}` : undefined,
	].filter((part) => part !== undefined);
	const heading = withSafeHtml("title", detail.titleHtml);
	return element(
		"article",
		{ attributes: { class: state, id: `entry-${entry.key}` } },
		element("h2", {}, ...heading.childNodes),
		element(
			"p",
			{ attributes: { class: "about" } },
			element(
				"span",
				{ attributes: { class: "state" } },
				status || words.states[state],
			),
			about.join(" · "),
		),
		...prose(detail.gistHtml),
		...detail.diagrams.map((diagram, at) =>
			diagramFigure(diagram, at, words, events.drawer),
		),
		...section(words.why, prose(detail.whyHtml)),
		...section(words.rejected, rejectedList(detail)),
		...section(words.supersedes, entryLinks(entry.supersedes, events)),
		...section(words.supersededBy, entryLinks(entry.supersededBy, events)),
		...relations(detail, events),
		...section(words.code, linkList(detail.code, events)),
		...section(
			words.notes,
			list(
				detail.notes.map(({ kind, title, source }) => [
					`${kind}: `,
					placeLink({ ...source, label: title }, events),
				]),
			),
		),
		...section(words.file, linkList([detail.source], events)),
	);
}

function prose(html: string): readonly HTMLElement[] {
	return html === "" ? [] : [withSafeHtml("prose", html)];
}

function section(
	heading: string,
	content: readonly HTMLElement[],
): readonly HTMLElement[] {
	return content.length === 0
		? []
		: [element("section", {}, element("h3", {}, heading), ...content)];
}

function rejectedList({ rejected }: PageDetail): readonly HTMLElement[] {
	return list(
		rejected.map(({ titleHtml, reasonHtml }) => {
			const title = withSafeHtml("", titleHtml);
			const reason = withSafeHtml("", reasonHtml);
			return reasonHtml === ""
				? [...title.childNodes]
				: [...title.childNodes, ": ", ...reason.childNodes];
		}),
	);
}

function relations(
	{ relations }: PageDetail,
	events: DetailEvents,
): readonly HTMLElement[] {
	const byWords = new Map<string, string[]>();
	for (const { words, key } of relations)
		byWords.set(words, [...(byWords.get(words) ?? []), key]);
	return [...byWords].flatMap(([words, keys]) =>
		section(words, entryLinks(keys, events)),
	);
}

function entryLinks(
	keys: readonly string[],
	events: DetailEvents,
): readonly HTMLElement[] {
	return list(
		keys.map((key) => {
			const entry = events.entry(key);
			return entry
				? [
						element(
							"a",
							{
								attributes: { href: `#${encodeURIComponent(key)}` },
								on: {
									click: (event) => {
										event.preventDefault();
										events.choose(key);
									},
								},
							},
							entry.title,
						),
					]
				: [key];
		}),
	);
}

function linkList(
	links: readonly PageLink[],
	events: DetailEvents,
): readonly HTMLElement[] {
	return list(links.map((link) => [placeLink(link, events)]));
}

function placeLink(link: PageLink, { open }: DetailEvents): Node | string {
	if (open)
		return element(
			"button",
			{
				attributes: { type: "button", class: "place" },
				on: { click: () => open(link) },
			},
			link.label,
		);
	return link.url === undefined
		? element("code", {}, link.label)
		: element("a", { attributes: { href: link.url } }, link.label);
}

function list(
	items: readonly (readonly (Node | string)[])[],
): readonly HTMLElement[] {
	return items.length === 0
		? []
		: [element("ul", {}, ...items.map((item) => element("li", {}, ...item)))];
}
