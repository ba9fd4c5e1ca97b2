import { lstatSync, readdirSync, watch } from "node:fs";
import path from "node:path";
import type { Disposable } from "../../core/disposable.ts";

/** What a watch of folders tells. All paths are absolute. */
export interface TreeWatchOptions {
	/** Something directly in a watched folder came, went or changed. */
	readonly seen: (place: string) => void;
	/** A file that stood in a folder when its watch began; it may have come with the folder. */
	readonly found?: (place: string) => void;
	/** A watched folder is no more, or has another name; of what was in it nothing else may be told. */
	readonly gone?: (place: string) => void;
	/** Folders of these names are not watched. */
	readonly without?: ReadonlySet<string>;
}

/** Folders that are watched, each with all that come and go below it. */
export interface TreeWatch extends Disposable {
	/** Watches this folder, too, if it is one. A folder that went and came again has lost its watch: add it again. */
	add(folder: string): void;
}

/** Each takes one of the system's watches. */
const mostFolders = 1000;

/**
 * Watches folders one by one. Whole trees are watched by the system itself on macOS and Windows; on Linux Node's `recursive`
 * loses new folders, and so does `@parcel/watcher`, which VS Code watches with: what is made in a folder in the moment in
 * which it comes, and from then on.
 */
export function watchTree(options: TreeWatchOptions): TreeWatch {
	const stops = new Map<string, () => void>();
	let isDisposed = false;

	const stop = (folder: string) => {
		stops.get(folder)?.();
		stops.delete(folder);
	};
	const renew = (place: string) => {
		// A folder that was moved takes the watches below it along.
		const isWatched = stops.has(place);
		if (isWatched)
			for (const folder of [...stops.keys()])
				if (folder === place || folder.startsWith(place + path.sep))
					stop(folder);
		if (isFolder(place)) add(place);
		else if (isWatched) options.gone?.(place);
	};
	const add = (folder: string) => {
		if (isDisposed || stops.size >= mostFolders) return;
		if (options.without?.has(path.basename(folder))) return;
		const stopWatch = watchFolder(folder, (name, event) => {
			if (name === null) return;
			const place = path.join(folder, name);
			options.seen(place);
			if (event === "rename") renew(place);
		});
		if (!stopWatch) return;
		stops.set(folder, stopWatch);
		// What came between the making of the folder and this watch shows in the listing only.
		for (const entry of entriesOf(folder)) {
			const place = path.join(folder, entry.name);
			if (entry.isDirectory()) add(place);
			else options.found?.(place);
		}
	};
	return {
		add: renew,
		dispose() {
			isDisposed = true;
			for (const folder of [...stops.keys()]) stop(folder);
		},
	};
}

/** Watches what lies directly in `folder`; returns how to stop, or `undefined` where it cannot be watched. */
export function watchFolder(
	folder: string,
	see: (name: string | null, event: "rename" | "change") => void,
): (() => void) | undefined {
	try {
		const watcher = watch(folder, (event, name) => see(name, event));
		const stop = () => watcher.close();
		// The folder was deleted (Windows tells it so).
		watcher.on("error", stop);
		return stop;
	} catch {
		// There is no such folder, or the system has no watch left.
		return undefined;
	}
}

function isFolder(place: string): boolean {
	try {
		return lstatSync(place).isDirectory();
	} catch {
		return false;
	}
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch {
		// It is gone again.
		return [];
	}
}
