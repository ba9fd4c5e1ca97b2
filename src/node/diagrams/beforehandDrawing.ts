import path from "node:path";
import { pathToFileURL } from "node:url";
import type { drawBeforehand } from "./drawBeforehand.ts";

/** Loads what draws diagrams without a browser, from a bundle of its own in `folder` (absolute): few need its 1.5 MB. */
export async function beforehandDrawing(
	folder: string,
): Promise<typeof drawBeforehand> {
	const file = pathToFileURL(path.join(folder, "draw.mjs"));
	const loaded: { readonly drawBeforehand: typeof drawBeforehand } =
		await import(file.href);
	return loaded.drawBeforehand;
}
