import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { usePlaceName, usePlaces } from './session';
import { fullTime, instantOf, serverNow } from './time';
import { useView } from './view';

const WALL = 'YYYY-MM-DD HH:mm';

/** The place and the cut-off that every page looks at. */
export function PlaceAndCutOff() {
  const { t } = useTranslation('console');
  const view = useView();
  return (
    <>
      <PlaceChooser />
      <TimePicker label={t('cutOff')} placeholder={t('now')} value={view.asOf} onChoose={view.chooseCutOff} />
    </>
  );
}

function PlaceChooser() {
  const { t } = useTranslation('console');
  const places = usePlaces();
  const view = useView();
  const name = usePlaceName(view.region);
  const offered = (places.data ?? []).map((place) => ({
    value: place.region,
    label: place.name,
    depth: place.region.split('/').length - (places.data?.at(0)?.region ?? '').split('/').length,
  }));
  const known = offered.some((option) => option.value === view.region);
  return (
    <Select
      className="place"
      aria-label={t('place')}
      showSearch={{ optionFilterProp: 'label' }}
      value={view.region === '' ? null : view.region}
      onChange={view.choosePlace}
      loading={places.isPending}
      popupMatchSelectWidth={false}
      notFoundContent={t('noSuchPlace')}
      options={known || view.region === '' ? offered : [{ value: view.region, label: name, depth: 0 }, ...offered]}
      optionRender={({ data }) => <span style={{ paddingInlineStart: 16 * data.depth }}>{data.label}</span>}
    />
  );
}

/** A moment, chosen and shown in the zone of the server. */
export function TimePicker({
  label,
  placeholder,
  value,
  onChoose,
}: {
  label: string;
  placeholder: string;
  value: string | undefined;
  onChoose: (instant: string | undefined) => void;
}) {
  return (
    <DatePicker
      className="moment"
      aria-label={label}
      placeholder={placeholder}
      showTime={{ format: 'HH:mm' }}
      format={WALL}
      defaultPickerValue={dayjs(fullTime(serverNow().toISOString()))}
      value={value === undefined ? null : dayjs(fullTime(value))}
      onChange={(chosen) => onChoose(chosen === null ? undefined : instantOf(chosen.format(WALL)))}
    />
  );
}
