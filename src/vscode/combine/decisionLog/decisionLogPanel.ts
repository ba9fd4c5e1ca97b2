import { Disposable, Uri, type WebviewPanel } from "vscode";
import type { LogEntry } from "../../../combine/log/logEntry.ts";
import { detailOf } from "../../../combine/page/detailOf.ts";
import { pageDocument } from "../../../combine/page/pageDocument.ts";
import { pageEntries } from "../../../combine/page/pageEntries.ts";
import {
	type PageAnswer,
	readQuestion,
} from "../../../combine/page/pageMessages.ts";
import { parseRepoPath } from "../../../core/repoPath.ts";
import type { FailureReport } from "../../commandRunner.ts";
import type { OpenRepository } from "../../openRepository.ts";
import { kindWord } from "../../words.ts";
import { logWords, relationWord } from "./logWords.ts";
import { openBeside } from "./openBeside.ts";

/** What a panel is made with. */
export interface DecisionLogOptions {
	readonly panel: WebviewPanel;
	readonly repository: OpenRepository;
	readonly extensionUri: Uri;
	readonly failed: FailureReport;
}

/** The decision log of one repository in a panel of the editor. */
export class DecisionLogPanel implements Disposable {
	readonly repository: OpenRepository;
	readonly panel: WebviewPanel;
	readonly #failed: FailureReport;
	readonly #subscriptions: Disposable;
	#entries: ReadonlyMap<string, LogEntry> = new Map();
	#isReady = false;
	#isStale = false;
	#sending: Promise<void> = Promise.resolve();

	constructor({ panel, repository, extensionUri, failed }: DecisionLogOptions) {
		this.repository = repository;
		this.panel = panel;
		this.#failed = failed;
		const { webview } = panel;
		const dist = Uri.joinPath(extensionUri, "dist");
		webview.options = { enableScripts: true, localResourceRoots: [dist] };
		const nonce = crypto.randomUUID().replaceAll("-", "");
		const at = (name: string) =>
			String(webview.asWebviewUri(Uri.joinPath(dist, name)));
		const { title } = logWords();
		panel.title = title;
		panel.iconPath = {
			light: Uri.joinPath(extensionUri, "media", "mark-light.svg"),
			dark: Uri.joinPath(extensionUri, "media", "mark-dark.svg"),
		};
		webview.html = pageDocument({
			language: "en",
			title,
			// Diagrams are measured with styles of their own before they are shown, as images.
			policy: `default-src 'none'; style-src ${webview.cspSource} 'unsafe-inline'; script-src 'nonce-${nonce}'; img-src data:`,
			head: `<link rel="stylesheet" href="${at("page.css")}">`,
			foot: `<script nonce="${nonce}" src="${at("page.js")}"></script>`,
			data: undefined,
			drawer: undefined,
		});
		this.#subscriptions = Disposable.from(
			webview.onDidReceiveMessage((message) => {
				this.#answer(message).catch((error) =>
					this.#failed("The decision log", error),
				);
			}),
			panel.onDidChangeViewState(() => {
				if (panel.visible && this.#isStale) this.refresh();
			}),
		);
	}

	/** Reads the decisions again, now or, while the panel is not seen, once it is. */
	refresh(): void {
		if (!this.#isReady || !this.panel.visible) {
			this.#isStale = true;
			return;
		}
		if (this.#isStale) this.#isStale = false;
		this.#sending = this.#sending
			.then(() => this.#send())
			.catch((error) => this.#failed("The decision log", error));
	}

	dispose(): void {
		this.#subscriptions.dispose();
		this.panel.dispose();
	}

	async #answer(message: unknown): Promise<void> {
		const question = readQuestion(message);
		switch (question?.type) {
			case "ready":
				this.#isReady = true;
				this.refresh();
				break;
			case "detail": {
				const entry = this.#entries.get(question.key);
				const words = { kindWord, relationWord };
				await this.#tell({
					type: "detail",
					id: question.id,
					detail: entry && detailOf(entry, words, undefined),
				});
				break;
			}
			case "open": {
				const entry = this.#entries.get(question.key);
				const path = parseRepoPath(question.path);
				if (entry && path !== undefined)
					await openBeside(this.repository, entry, { ...question, path });
				break;
			}
		}
	}

	async #send(): Promise<void> {
		await this.repository.ready;
		const { entries } = await this.repository.tacit.decisions();
		this.#entries = new Map(entries.map((entry) => [entry.key, entry]));
		// Nobody waits until it has arrived, which for a panel that is hidden meanwhile may be never: what is sent next would wait, too.
		this.#tell({
			type: "entries",
			root: this.repository.root.toString(),
			entries: pageEntries(entries),
			words: logWords(),
		}).catch((error) => this.#failed("The decision log", error));
	}

	async #tell(answer: PageAnswer): Promise<void> {
		await this.panel.webview.postMessage(answer);
	}
}
