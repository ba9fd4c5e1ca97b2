import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { TacitError } from "./errors.ts";
import { readImageHeader } from "./imageHeader.ts";
import { msg } from "./message.ts";
import type { NoteFile, Visibility } from "./note.ts";
import type { Workspace } from "./ports.ts";
import { folderOf, joinRepoPath, type RepoPath } from "./repoPath.ts";
import { type ShrinkImage, shrunkImage } from "./shrinkImage.ts";

/** Largest image that goes into a note, in bytes: it stays in the repository's history for good. */
export const maximumImageBytes = 1024 * 1024;

const mediaFolder = "media";

/** The images beside notes. */
export interface Media {
	/**
	 * Puts an image beside the notes of a folder and resolves to the link to it. One over `maximumImageBytes` is made smaller;
	 * throws `too-large` where it cannot be, and `bad-argument` for what is no PNG, JPEG, GIF or WebP.
	 */
	add(at: MediaPlace, name: string, bytes: Uint8Array): Promise<string>;
	/** Copies what a text names from beside other notes to beside this one. Throws `conflict` where another image stands there. */
	copy(from: MediaPlace, to: NoteFile, text: string): Promise<void>;
	/** Removes those images that a text named, which is gone, and none of the `others` (texts of the notes beside it) names. */
	release(
		at: MediaPlace,
		text: string,
		others: readonly string[],
		trash: boolean,
	): Promise<void>;
}

/** A folder in which notes lie, in its tree. */
export interface MediaPlace {
	readonly visibility: Visibility;
	/** The folder of the notes' own files. */
	readonly folder: RepoPath;
}

/** Opens the images of a repository and of its drafts. Without `shrink` large ones are refused. */
export function createMedia(
	trees: Readonly<Record<Visibility, Workspace>>,
	shrink: ShrinkImage | undefined,
): Media {
	const pathOf = ({ folder }: MediaPlace, name: string) =>
		joinRepoPath(folder, mediaFolder, name);
	const put = async (
		visibility: Visibility,
		path: RepoPath,
		bytes: Uint8Array,
	) => {
		const present = (await trees[visibility].read(path))?.bytes;
		if (present && isSame(present, bytes)) return;
		// What stands there is another image, and then this says so.
		await trees[visibility].write(path, bytes, undefined);
	};
	return {
		async add(at, name, bytes) {
			const header = readImageHeader(bytes);
			if (!header)
				throw new TacitError(
					"bad-argument",
					msg`This is no image that a note can hold. Expected: PNG, JPEG, GIF or WebP.`,
				);
			const image =
				bytes.length <= maximumImageBytes
					? bytes
					: await shrunkImage(bytes, header, maximumImageBytes, shrink);
			const type = readImageHeader(image)?.type ?? header.type;
			const file = `${imageName(name)}-${hashOf(image)}.${type}`;
			await put(at.visibility, pathOf(at, file), image);
			return `${mediaFolder}/${file}`;
		},
		async copy(from, to, text) {
			const target = { visibility: to.visibility, folder: folderOf(to.path) };
			for (const name of mediaNames(text)) {
				const content = await trees[from.visibility].read(pathOf(from, name));
				if (content)
					await put(to.visibility, pathOf(target, name), content.bytes);
			}
		},
		async release(at, text, others, trash) {
			const kept = new Set(others.flatMap(mediaNames));
			for (const name of mediaNames(text)) {
				if (kept.has(name)) continue;
				const path = pathOf(at, name);
				const content = await trees[at.visibility].read(path);
				if (content)
					await trees[at.visibility].remove(path, content.bytes, {
						trash,
						withFolder: true,
					});
			}
		},
	};
}

/** The files beside a note that its text names, by their names: nothing outside of its `media` folder. */
export function mediaNames(text: string): readonly string[] {
	const names = [
		...text.matchAll(/\]\([ \t]*<?media\/([^\s()<>/\\]{1,200})/g),
	].flatMap(([, name = ""]) => decoded(name) ?? []);
	return [...new Set(names)];
}

/** Where those that a published note names lie. */
export function mediaPaths({ path }: NoteFile, text: string): RepoPath[] {
	return mediaNames(text).map((name) =>
		joinRepoPath(folderOf(path), mediaFolder, name),
	);
}

/** Whether the path is one of an image beside notes. */
export function isMediaPath(path: RepoPath): boolean {
	return /(?:^|\/)\.tacit\/(?:.*\/)?media\/[^/]+$/.test(path);
}

function decoded(name: string): string | undefined {
	try {
		const plain = decodeURIComponent(name);
		return /[/\\\p{Cc}]|^\.+$/u.test(plain) ? undefined : plain;
	} catch {
		return undefined;
	}
}

/** The readable part of the name: what was given, without what a disk, a link or a shell minds. */
function imageName(name: string): string {
	const plain = name
		.replace(/\.\w{1,5}$/, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-|-$/g, "")
		.slice(0, 40);
	return plain || "image";
}

/** So that two images never have one name, and the same one is there once. */
function hashOf(bytes: Uint8Array): string {
	return bytesToHex(sha256(bytes)).slice(0, 8);
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
	return (
		one.length === other.length && one.every((byte, at) => byte === other[at])
	);
}
