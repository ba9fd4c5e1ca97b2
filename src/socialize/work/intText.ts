import { IntList } from "./intList.ts";

const charsAtOnce = 8192;

/**
 * Numbers from 0 to 2^31 - 1 as a text of one byte a character: seven bits of a number in each, the lowest first, the eighth
 * set where there is more of it (LEB128).
 */
export function intsToText(items: Int32Array): string {
	let text = "";
	let bytes: number[] = [];
	for (const item of items) {
		let left = item;
		while (left > 127) {
			bytes.push((left & 127) | 128);
			left >>>= 7;
		}
		bytes.push(left);
		if (bytes.length >= charsAtOnce) {
			text += String.fromCharCode(...bytes);
			bytes = [];
		}
	}
	return text + String.fromCharCode(...bytes);
}

/** Undoes `intsToText`; a number that is cut off at the end is left out. */
export function textToInts(text: string): IntList {
	const list = new IntList(text.length);
	let item = 0;
	let shift = 0;
	for (let at = 0; at < text.length; at++) {
		const byte = text.charCodeAt(at);
		item |= (byte & 127) << shift;
		if (byte > 127) shift += 7;
		else {
			list.push(item);
			item = 0;
			shift = 0;
		}
	}
	return list;
}
