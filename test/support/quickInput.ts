import { basename } from "node:path";
import type { Locator, Page } from "playwright-core";

const waitMs = 30_000;

/** A key that comes while a webview takes the focus is lost; whoever pressed it sees that nothing opened, and presses again. */
const openMs = 5_000;

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

	/** Opens it by a key: "F1", "ControlOrMeta+P". Where it is open already, the key makes it the one that is asked for. */
	async open(key: string): Promise<void> {
		for (let left = waitMs; left > 0; left -= openMs) {
			await this.#page.keyboard.press(key);
			const opened = await this.#input
				.waitFor({ timeout: openMs })
				.then(() => true)
				.catch(() => false);
			if (opened) return;
		}
		throw new Error(`${key} opens no input at the top of the window.`);
	}

	/** Types a text as it is and submits it. */
	async submit(text: string): Promise<void> {
		await this.#input.waitFor({ timeout: waitMs });
		await this.#input.fill(text);
		await this.#page.keyboard.press("Enter");
		await this.#widget.waitFor({ state: "hidden", timeout: waitMs });
	}

	/** Picks the file with this path, relative to the folder. */
	async pickFile(path: string): Promise<void> {
		await this.#input.waitFor({ timeout: waitMs });
		await this.#input.fill(path);
		await this.#pick(basename(path));
		await this.#widget.waitFor({ state: "hidden", timeout: waitMs });
	}

	/** Picks the command with this title. The input may stay open for what the command itself asks. */
	async pickCommand(title: string): Promise<void> {
		await this.#input.waitFor({ timeout: waitMs });
		await this.#input.fill(`>${title}`);
		await this.#pick(title);
	}

	/** Picks the entry with exactly this label in the list that is open now. */
	async pick(label: string): Promise<void> {
		await this.#input.waitFor({ timeout: waitMs });
		await this.#pick(label);
	}

	async #pick(label: string): Promise<void> {
		const name = this.#page.locator(".label-name", {
			hasText: new RegExp(`^${escapeRegExp(label)}$`),
		});
		await this.#widget
			.locator(".monaco-list-row", { has: name })
			.first()
			.click({ timeout: waitMs });
	}
}

function escapeRegExp(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
