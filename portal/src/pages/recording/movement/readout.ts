/** Elements whose values change with every movement of the cursor: written directly, without React. */
export interface Readout {
  /** The `ref` of the element that shows the value of this name. */
  readonly placeFor: (name: string) => (element: HTMLElement | null) => void;
  write(name: string, text: string): void;
}

export function createReadout(): Readout {
  const places = new Map<string, HTMLElement>();
  const setters = new Map<string, (element: HTMLElement | null) => void>();
  return {
    placeFor(name) {
      let setter = setters.get(name);
      if (!setter) {
        setter = (element) => {
          if (element) places.set(name, element);
          else places.delete(name);
        };
        setters.set(name, setter);
      }
      return setter;
    },
    write(name, text) {
      const place = places.get(name);
      if (place && place.textContent !== text) place.textContent = text;
    },
  };
}
