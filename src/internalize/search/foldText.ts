import { latinLetters } from "../../core/latinLetters.ts";

/**
 * Letters as they are compared: in lower case, without accents, ligatures as the letters that they join. Signs that belong
 * to the letter in other scripts (the voicing marks of kana, the vowels of Devanagari) stay.
 */
export function foldText(text: string): string {
	const lower = text.toLowerCase();
	// Nearly all are.
	if (ascii.test(lower)) return lower;
	return lower
		.normalize("NFKD")
		.replace(/[\u0300-\u036f]/g, "")
		.replace(/[ßæœøłđıþð]/g, (letter) => latinLetters[letter] ?? letter)
		.normalize("NFC");
}

const ascii = /^[\0-\x7f]*$/;
