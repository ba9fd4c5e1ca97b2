import type { PageData } from "../combine/page/pageDocument.ts";
import type {
	PageDetail,
	PageEntry,
	PageLink,
} from "../combine/page/pageEntry.ts";
import { type PageQuestion, readAnswer } from "../combine/page/pageMessages.ts";
import type { PageWords } from "../combine/page/pageWords.ts";
import { type DiagramDrawer, diagramDrawer } from "./diagramDrawer.ts";
import { unpackedText } from "./unpackedText.ts";
import { noState, readViewState, type ViewState } from "./viewState.ts";

/** Who shows the view: an editor, or nobody but the page itself. */
export interface Host {
	/** Told of all entries, again whenever they change. */
	onEntries(
		listener: (entries: readonly PageEntry[], words: PageWords) => void,
	): void;
	/** Told of an entry that is to be chosen. */
	onChoose(listener: (key: string) => void): void;
	/** All of an entry; rejects where it cannot be had, and after ten seconds without an answer. */
	detail(key: string): Promise<PageDetail>;
	/** All of all entries, for print; `undefined` where they are had one by one alone. */
	readonly all: readonly PageDetail[] | undefined;
	/** `undefined`: nothing can be opened. */
	readonly open:
		| ((key: string, link: PageLink, keepsFocus: boolean) => void)
		| undefined;
	/** Draws diagrams; `undefined` where all that can be drawn is drawn. */
	readonly drawer: DiagramDrawer | undefined;
	/** What is kept of the view when its window is made anew. */
	keep(state: ViewState): void;
	/** `undefined` where nothing was kept. */
	kept(): ViewState | undefined;
}

/** What the editor keeps: the view's state, and by which repository its window is brought back. */
interface KeptState extends ViewState {
	readonly root: string | undefined;
}

interface EditorApi {
	postMessage(message: PageQuestion): void;
	getState(): unknown;
	setState(state: KeptState): void;
}

declare const acquireVsCodeApi: undefined | (() => EditorApi);

/** The editor where one is there, else the page's own data. `script`: the one that runs. */
export async function findHost(
	script: HTMLScriptElement | undefined,
): Promise<Host> {
	const drawer = diagramDrawer(script);
	return typeof acquireVsCodeApi === "undefined"
		? ownData(drawer)
		: editor(acquireVsCodeApi(), drawer);
}

async function ownData(drawer: Host["drawer"]): Promise<Host> {
	const data: PageData = JSON.parse(
		await unpackedText(document.getElementById("data")?.textContent ?? ""),
	);
	const byKey = new Map(data.details.map((detail) => [detail.key, detail]));
	return {
		onEntries: (listener) => listener(data.entries, data.words),
		onChoose(listener) {
			const choose = () => {
				const key = keyIn(location.hash);
				if (key !== "") listener(key);
			};
			window.addEventListener("hashchange", choose);
			choose();
		},
		async detail(key) {
			const found = byKey.get(key);
			if (!found) throw new Error(key);
			return found;
		},
		all: data.details,
		drawer,
		open: undefined,
		keep(state) {
			const { key } = state;
			history.replaceState(
				state,
				"",
				key === undefined ? location.hash : `#${encodeURIComponent(key)}`,
			);
		},
		kept() {
			const state = readViewState(history.state);
			// The address says which decision it is.
			return state && { ...state, key: undefined };
		},
	};
}

/** What an address leads to; its `%` may be broken, as people send it. */
function keyIn(hash: string): string {
	try {
		return decodeURIComponent(hash.slice(1));
	} catch {
		return hash.slice(1);
	}
}

const patience = 10_000;

function editor(api: EditorApi, drawer: Host["drawer"]): Host {
	const waiting = new Map<number, (detail: PageDetail | undefined) => void>();
	let count = 0;
	let state = readViewState(api.getState()) ?? noState;
	let root: string | undefined;
	let entriesChanged: (
		entries: readonly PageEntry[],
		words: PageWords,
	) => void = () => undefined;
	let chosen: (key: string) => void = () => undefined;
	window.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
		const answer = readAnswer(data);
		switch (answer?.type) {
			case "entries":
				root = answer.root;
				api.setState({ ...state, root });
				entriesChanged(answer.entries, answer.words);
				break;
			case "choose":
				chosen(answer.key);
				break;
			case "detail":
				waiting.get(answer.id)?.(answer.detail);
				waiting.delete(answer.id);
				break;
		}
	});
	return {
		onEntries(listener) {
			entriesChanged = listener;
			api.postMessage({ type: "ready" });
		},
		onChoose(listener) {
			chosen = listener;
		},
		detail: (key) =>
			new Promise((resolve, reject) => {
				const id = ++count;
				const timer = setTimeout(() => {
					waiting.delete(id);
					reject(new Error(key));
				}, patience);
				waiting.set(id, (detail) => {
					clearTimeout(timer);
					if (detail) resolve(detail);
					else reject(new Error(key));
				});
				api.postMessage({ type: "detail", id, key });
			}),
		all: undefined,
		drawer,
		open: (key, { path, lines }, keepsFocus) =>
			api.postMessage({ type: "open", key, path, lines, keepsFocus }),
		keep(given) {
			state = given;
			api.setState({ ...state, root });
		},
		kept: () => state,
	};
}
