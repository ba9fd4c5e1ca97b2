import { plainTitle } from "../core/markdown/plainTitle.ts";
import { visibleText } from "../core/markdown/visibleText.ts";
import { ageOf } from "../internalize/age.ts";
import type { NewsItem, NewsKind } from "../internalize/news/newsItem.ts";
import type { FoundNews } from "../tacit/news.ts";
import { type JsonNews, jsonNewsItem } from "./json/news.ts";
import { jsonVersion } from "./json/version.ts";
import type { NewsOptions } from "./newsCommand.ts";
import { type Here, openHere } from "./openHere.ts";
import { paint, print, printJson, remark, shownLine } from "./terminal.ts";
import { ageWord } from "./words.ts";

/** `tacit news`: what others brought since somebody was last here. */
export async function showNews(options: NewsOptions): Promise<void> {
	const here = openHere();
	const { tacit } = here;
	try {
		if (options.forget) {
			await tacit.forgetNews();
			remark("Forgotten.");
			return;
		}
		await tacit.load([]);
		const news = await tacit.news({
			since: options.since,
			orOwnCommit: true,
			isEverywhere: options.everywhere === true,
			alsoWorkedOn: () => [],
		});
		if (options.json) {
			const { since, items } = news;
			const json: JsonNews = {
				version: jsonVersion,
				since: since ? { how: since.how, day: since.day ?? null } : null,
				items: items.map((item) => jsonNewsItem(item, here)),
			};
			printJson(json);
		} else printNews(here, news);
		if (options.seen) {
			await tacit.newsSeen();
			if (!options.json) remark("You know all of it up to now.");
		}
	} finally {
		here.dispose();
	}
}

const words: Readonly<Record<NewsKind, string>> = {
	answered: "Answered",
	decided: "Decided",
	superseded: "Superseded",
	retired: "Retired",
	asked: "Asked",
	written: "Written",
	stale: "Code changed",
};

function printNews(here: Here, { items, since }: FoundNews): void {
	if (!since) {
		remark(
			"It is not known when you were last here. Name a commit: tacit news --since HEAD~20",
		);
		return;
	}
	if (items.length === 0) {
		remark(`Nothing new ${sinceWord(since)}.`);
		return;
	}
	print(`${paint("bold", `New ${sinceWord(since)}`)}\n`);
	for (const item of items) printItem(here, item);
}

function printItem(here: Here, item: NewsItem): void {
	const { kind, title, path, by, date, isOwn } = item;
	const age = ageOf(date, Date.now());
	const mine = isOwn ? (kind === "answered" ? "you asked" : "yours") : "";
	const facts = [
		visibleText(by.name),
		...(age ? [ageWord(age)] : []),
		...(mine === "" ? [] : [mine]),
	];
	print(
		[
			paint("yellow", words[kind].padEnd(12)),
			paint("bold", shownLine(plainTitle(title))),
			paint("cyan", shownLine(here.seen(path))),
			paint("dim", shownLine(facts.join(" · "))),
		].join("  "),
	);
}

function sinceWord({ how, commits, day }: FoundNews["since"] & object): string {
	switch (how) {
		case "seen":
			return `since you looked on ${day}`;
		case "pull":
			return `with your last pull, on ${day}`;
		case "own":
			return `since your last commit, on ${day}`;
		default:
			return `since ${shownLine(commits[0] ?? "")}`;
	}
}
