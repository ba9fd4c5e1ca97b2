import { basename } from "node:path";
import type { Locator, Page } from "playwright-core";
import { patienceMs } from "./patience.ts";

/** A key that comes while a webview or a page takes the focus is lost; whoever pressed it sees that nothing opened, and presses again. */
const openMs = 5_000;
const closeMs = 1_000;

/** The input at the top of the window: Quick Open, the command palette, Go to Line. */
export class QuickInput {
	readonly #page: Page;
	readonly #widget: Locator;
	readonly #input: Locator;

	constructor(page: Page) {
		this.#page = page;
		this.#widget = page.locator(".quick-input-widget");
		this.#input = this.#widget.locator(".quick-input-filter input");
	}

	/** Opens it by a key, such as "Control+G", types a text as it is and submits it. */
	async submit(key: string, text: string): Promise<void> {
		await this.#open(key, () => this.#input.fill(text, { timeout: openMs }));
		await this.#page.keyboard.press("Enter");
		await this.#widget.waitFor({ state: "hidden", timeout: patienceMs });
	}

	/** Types a text into the input that is open now, or will be soon, and submits it. */
	async answer(text: string): Promise<void> {
		await this.#input.fill(text, { timeout: patienceMs });
		await this.#page.keyboard.press("Enter");
		await this.#widget.waitFor({ state: "hidden", timeout: patienceMs });
	}

	/** Opens the file with this path, relative to the folder. */
	async pickFile(path: string): Promise<void> {
		await this.#open("ControlOrMeta+P", async () => {
			await this.#input.fill(path, { timeout: openMs });
			await this.#pick(basename(path), openMs);
		});
		await this.#widget.waitFor({ state: "hidden", timeout: patienceMs });
	}

	/** Runs the command with this title. The input may stay open for what the command itself asks. */
	async pickCommand(title: string): Promise<void> {
		await this.#open("F1", async () => {
			await this.#input.fill(`>${title}`, { timeout: openMs });
			await this.#pick(title, openMs);
		});
	}

	/** Picks the entry with exactly this label in the list that is open now. */
	async pick(label: string): Promise<void> {
		await this.#input.waitFor({ timeout: patienceMs });
		await this.#pick(label, patienceMs);
	}

	/** Opens it by a key and uses it; again where it did not open, or was closed by something else that took the focus. */
	async #open(key: string, use: () => Promise<void>): Promise<void> {
		const until = performance.now() + patienceMs;
		for (;;) {
			await this.#page.keyboard.press(key);
			try {
				await use();
				return;
			} catch (error) {
				if (performance.now() > until) throw error;
				// An open list does not gain what may be chosen since. Where none is open, the key would close something else.
				await this.#input
					.press("Escape", { timeout: closeMs })
					.catch(() => undefined);
			}
		}
	}

	async #pick(label: string, timeout: number): Promise<void> {
		const name = this.#page.locator(".label-name", {
			hasText: new RegExp(`^${escapeRegExp(label)}$`),
		});
		await this.#widget
			.locator(".monaco-list-row", { has: name })
			.first()
			.click({ timeout });
	}
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
