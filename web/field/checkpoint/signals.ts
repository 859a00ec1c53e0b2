import type { Colour } from './gate';

interface Tone {
  hertz: number;
  millis: number;
  pause: number;
  times: number;
  wave: OscillatorType;
}

/** Told apart with closed eyes: one high, two middle, three low and long, one low and short. */
const TONES: Record<Colour, Tone> = {
  green: { hertz: 1320, millis: 140, pause: 0, times: 1, wave: 'sine' },
  yellow: { hertz: 740, millis: 160, pause: 110, times: 2, wave: 'triangle' },
  red: { hertz: 330, millis: 320, pause: 120, times: 3, wave: 'square' },
  grey: { hertz: 500, millis: 220, pause: 0, times: 1, wave: 'triangle' },
};
const SHAKES: Record<Colour, number[]> = {
  green: [60],
  yellow: [120, 100, 120],
  red: [350, 120, 350, 120, 350],
  grey: [200],
};
const LOUDNESS = 0.35;

let audio: AudioContext | null = null;

export function signal(colour: Colour) {
  navigator.vibrate?.(SHAKES[colour]);
  try {
    audio ??= new AudioContext();
    if (audio.state === 'suspended') {
      audio.resume().catch(() => {});
    }
    play(audio, TONES[colour]);
  } catch {
    // A device without sound still shows the colour and the word.
  }
}

function play(context: AudioContext, { hertz, millis, pause, times, wave }: Tone) {
  for (let i = 0; i < times; i++) {
    const start = context.currentTime + (i * (millis + pause)) / 1000;
    const oscillator = context.createOscillator();
    const gain = context.createGain();
    oscillator.type = wave;
    oscillator.frequency.value = hertz;
    gain.gain.setValueAtTime(LOUDNESS, start);
    gain.gain.exponentialRampToValueAtTime(0.001, start + millis / 1000);
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(start);
    oscillator.stop(start + millis / 1000);
  }
}
