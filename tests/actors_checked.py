"""Names of sides of conflicts as data sets of conflict write them, checked by hand: name | day | country | entry.

`CODED` are names in the style of coders (short forms, factions after a dash, older names of states in brackets); `DATED` are
mentions as reports word them, with traps: renamings, namesakes, an umbrella and its part, terms of office, other spellings.
"?" stands where the right answer is that it is unknown.
"""

from __future__ import annotations

CODED = """
IS|2019-03-01|SY|islamic-state
SDF|2018-02-01|SY|syrian-democratic-forces
Ambazonia insurgents|2020-01-10|CM|ambazonia-insurgents
Syrian insurgents|2014-05-05|SY|syrian-insurgents
Forces of the Presidential Leadership Council|2023-01-05|YE|plc-forces
Forces of Hadi|2016-06-01|YE|forces-of-hadi
Taleban|2010-04-01|AF|taliban
Al-Shabaab|2014-03-03|SO|al-shabaab
Guerreros Unidos|2014-09-26|MX|guerreros-unidos
Los Tlacos|2021-01-01|MX|los-tlacos
Jalisco Cartel New Generation|2020-05-05|MX|cjng
Sinaloa Cartel|2012-05-05|MX|sinaloa-cartel
NUG|2022-05-05|MM|nug-myanmar
JAS|2015-05-05|NG|boko-haram
TPLF|2021-05-05|ET|tplf
SNA|2020-05-05|SY|syrian-national-army
BIFM-K|2021-05-05|PH|bifm
Grupo Escorpion|2022-01-01|MX|grupo-escorpion
Gulf Cartel - Los Ciclones faction|2020-01-01|MX|gulf-ciclones
KIO|2012-12-12|MM|kia
KNPP|2021-06-01|MM|karenni-army
IPOB|2021-06-01|NG|ipob
Sinaloa Cartel - Los Chapitos|2022-06-01|MX|los-chapitos
Sinaloa Cartel - Los Mayos|2022-06-01|MX|los-mayos
Los Zetas|2011-08-25|MX|zetas
CPP|2009-01-01|PH|cpp
JNIM|2020-01-01|ML|jnim
Fulani|2018-06-24|NG|fulani
Yoruba|2000-02-02|NG|yoruba
FARC-EMC|2023-01-05|CO|farc-emc
Al-Jabha al-Shamiyyah|2018-01-01|SY|levant-front
Jaysh al-Islam|2016-01-01|SY|jaysh-al-islam
PKK|1993-01-01|TR|pkk
Gulf Cartel|2010-06-01|MX|gulf-cartel
Kashmir insurgents|1995-06-01|IN|kashmir-insurgents
Santa Rosa de Lima Cartel|2019-06-01|MX|santa-rosa-de-lima
KNU|1995-01-20|MM|knu
UNLFW|2015-06-04|IN|unlfw
PSLF|2015-06-04|MM|pslf
SSPP|2015-10-06|MM|ssa-n
RCSS|2015-12-01|MM|ssa-s
MNDAA|2015-02-10|MM|mndaa
PJAK|2010-05-01|IR|pjak
Black Axe|2019-05-01|NG|black-axe
Eyie|2019-05-01|NG|eiye
NRF|2022-05-01|AF|nrf
NRF|2006-10-07|SD|national-redemption-front
Ndokwa|2021-01-01|NG|ndokwa
OPM|2005-01-01|ID|opm
Carteles Unidos|2021-05-01|MX|carteles-unidos
Irigwe|2021-05-01|NG|irigwe
CPI-Maoist|2010-04-06|IN|naxalites
Hausa|2001-09-07|NG|hausa
Funj|2022-07-15|SD|funj
AQAP|2015-04-01|YE|aqap
Juarez Cartel|2010-04-01|MX|juarez-cartel
Amhara|2019-01-01|ET|amhara
Oromo|2018-01-01|ET|oromo
HTS|2019-05-05|SY|hayat-tahrir-al-sham
TTP|2014-12-16|PK|ttp
OLA|2022-06-18|ET|ola
Los Zetas - Cártel del Noreste faction|2020-01-01|MX|noreste-cartel
Zetas Vieja Escuela|2020-01-01|MX|zetas-vieja-escuela
Los Rojos|2015-01-01|MX|los-rojos-guerrero
La Union de Tepito|2019-01-01|MX|union-tepito
Tiv|2001-10-12|NG|tiv
AQIM|2009-06-17|DZ|aqim
MS-13 (El Salvador)|2015-06-17|SV|ms-13
Caborca Cartel|2020-06-17|MX|caborca-cartel
ASG|2000-04-23|PH|abu-sayyaf
Patani insurgents|2007-01-01|TH|patani-insurgents
Nueva Plaza Cartel|2019-01-01|MX|nueva-plaza
CPC|2021-01-13|CF|cpc
CNF|2022-01-01|MM|chin-national-army
Los Choneros|2022-01-01|EC|los-choneros
Los Lobos|2023-01-01|EC|los-lobos-ecuador
Yan Sakai|2020-01-01|NG|yan-sakai
Government of Myanmar (Burma)|2012-01-01|MM|mm-government
Government of Yemen (North Yemen)|2012-01-01|YE|ye-government
Government of DR Congo (Zaire)|2012-01-01|CD|cd-government
Government of Russia (Soviet Union)|2000-01-01|RU|ru-government
Government of Cambodia (Kampuchea)|1995-01-01|KH|kh-government
Government of Zimbabwe (Rhodesia)|2000-01-01|ZW|zw-government
Government of United States of America|2001-10-07|AF|us-government
Government of United Kingdom|2003-03-20|IQ|gb-government
Government of Ivory Coast|2002-09-19|CI|ci-government
Government of Sri Lanka|2009-01-01|LK|lk-government
Government of Colombia|2002-01-01|CO|co-government
Government of Ethiopia|2021-01-01|ET|et-government
Government of South Sudan|2014-01-01|SS|ss-government
Government of Sudan|2004-01-01|SD|sd-government
Government of Rwanda|1994-05-01|RW|rw-government
Government of Burundi|1998-05-01|BI|bi-government
Government of Algeria|1997-08-28|DZ|dz-government
Government of Israel|2014-07-08|PS|il-government
Government of Lebanon|2007-05-20|LB|lb-government
Government of Peru|1990-05-20|PE|pe-government
Government of El Salvador|1990-05-20|SV|sv-government
Government of Eritrea|1999-05-20|ER|er-government
Government of India|1999-05-26|IN|in-government
Government of Pakistan|2009-05-26|PK|pk-government
Government of Philippines|2017-05-26|PH|ph-government
Government of Mozambique|1990-05-26|MZ|mz-government
Government of Angola|1993-05-26|AO|ao-government
Government of Uganda|2000-05-26|UG|ug-government
Government of Nepal|2003-05-26|NP|np-government
LTTE|2000-04-22|LK|ltte
FARC|1999-04-22|CO|farc
ELN|1999-04-22|CO|eln
AUC|2000-02-18|CO|auc
Sendero Luminoso|1991-02-18|PE|sendero
MRTA|1996-12-17|PE|mrta
FMLN|1989-11-11|SV|fmln
URNG|1990-11-11|GT|urng
EZLN|1994-01-01|MX|ezln
EPR|1996-08-28|MX|epr
Contras|1989-08-28|NI|contras
RUF|1999-01-06|SL|ruf
AFRC|1999-01-06|SL|afrc
Kamajors|1998-01-06|SL|kamajors
NPFL|1990-07-06|LR|npfl
INPFL|1990-09-09|LR|inpfl
ULIMO - K|1996-04-09|LR|ulimo-k
LURD|2003-06-09|LR|lurd
MODEL|2003-06-09|LR|model
MPCI|2002-10-09|CI|mpci
MJP|2002-12-05|CI|mjp
MPIGO|2002-12-05|CI|mpigo
MFDC|1997-08-19|SN|mfdc
GIA|1997-08-28|DZ|gia
GSPC|2003-08-28|DZ|gspc
AIS|1996-08-28|DZ|ais
al-Gama'a al-Islamiyya|1997-11-17|EG|gamaa-islamiya
UNITA|1993-01-17|AO|unita
FLEC-FAC|2004-01-17|AO|flec-fac
FLEC-R|1997-01-17|AO|flec-r
Renamo|1990-01-17|MZ|renamo
ANC|1992-01-17|ZA|anc
IFP|1993-01-17|ZA|inkatha
RPF|1993-02-08|RW|rpf
FDLR|2009-02-08|CD|fdlr
ALIR|1998-02-08|RW|alir
AFDL|1997-02-08|CD|afdl
RCD|1999-02-08|CD|rcd
RCD-ML|2001-02-08|CD|rcd-ml
MLC|2001-02-08|CD|mlc
CNDP|2008-10-28|CD|cndp
M23|2012-11-20|CD|m23
FNI|2003-05-20|CD|fni-congo
FRPI|2005-05-20|CD|frpi
UPC|2003-03-06|CD|upc-congo
UPC|2017-05-06|CF|upc
CNDD-FDD|2000-05-06|BI|cndd-fdd
Palipehutu-FNL|2004-08-13|BI|fnl
LRA|2004-02-21|UG|lra
ADF|2014-12-21|CD|adf
WNBF|1996-12-21|UG|wnbf
UNRF II|1997-12-21|UG|unrf-ii
UPDF|2015-01-21|BD|updf-bangladesh
SPLM/A|1999-01-21|SD|spla
SPLM/A-North|2012-01-21|SD|splm-n
JEM|2008-05-10|SD|jem
SLM/A|2004-05-10|SD|sla
Janjaweed|2004-05-10|SD|janjaweed
SSDM/A|2011-05-10|SS|ssdm
SSLM/A|2011-05-10|SS|sslm
ONLF|2007-04-24|ET|onlf
OLF|1992-06-24|ET|olf
EPRDF|1991-02-24|ET|eprdf
EPLF|1990-02-24|ER|eplf
ARS/UIC|2006-12-24|SO|?
USC/SNA|1993-10-03|SO|united-somali-congress
RRA|1999-06-03|SO|rra
SNM|1989-06-03|SO|snm
FRUD|1992-06-03|DJ|frud
MNLA|2012-01-17|ML|mnla
Ansar Dine|2012-04-17|ML|ansar-dine
MUJAO|2013-01-17|ML|mujao
CMA|2014-11-17|ML|cma
MDJT|2000-01-17|TD|mdjt
FUC|2006-04-13|TD|fuc
UFDR|2006-11-13|CF|ufdr
Seleka|2013-03-24|CF|seleka
KLA|1999-03-24|RS|kla
UÇK|1998-03-24|RS|kla
Republic of Abkhazia|1993-09-27|GE|abkhazia
Chechen Republic of Ichkeria|1999-10-27|RU|chechen-ichkeria
UTO|1996-10-27|TJ|uto
IMU|2000-08-27|UZ|imu
Hezbollah|2006-07-12|LB|hezbollah
Hamas|2008-12-27|PS|hamas
PIJ|2022-08-05|PS|palestinian-islamic-jihad
MEK|1992-08-05|IR|mek
KDPI|1990-08-05|IR|kdpi
PUK|1996-08-31|IQ|puk
KDP|1996-08-31|IQ|kdp
Al-Mahdi Army|2004-08-05|IQ|mahdi-army
Ansar al-Islam|2004-02-01|IQ|ansar-al-islam
Hizb-i Wahdat|1995-02-01|AF|hezb-e-wahdat
Khmer Rouge|1993-05-01|KH|khmer-rouge
KPNLF|1990-05-01|KH|kpnlf
GAM|2003-05-19|ID|gam
Fretilin|1991-05-19|TL|fretilin
MILF|2008-08-19|PH|milf
MNLF|2013-09-09|PH|mnlf
ULFA|1991-09-09|IN|ulfa
NSCN-IM|1996-09-09|IN|nscn-im
BLA|2019-05-11|PK|bla
CPN-M|2002-05-11|NP|cpn-maoist
JVP|1989-11-11|LK|jvp
"""

DATED = """
al-Nusra|2015-06-01||jabhat-al-nusra
the Nusra Front|2013-04-10||jabhat-al-nusra
HTS|2015-06-01||jabhat-al-nusra
Jabhat al-Nusra|2016-10-01||jabhat-fateh-al-sham
al-Nusra fighters|2018-10-01||hayat-tahrir-al-sham
HTS|2024-11-27||hayat-tahrir-al-sham
Hayat Tahrir-al-Sham|2024-11-29||hayat-tahrir-al-sham
Hayat Tahreer al-Shaam|2019-01-10||hayat-tahrir-al-sham
هيئة تحرير الشام|2020-01-10||hayat-tahrir-al-sham
HTS forces|2025-05-01||sy-government
al-Qaeda in Iraq|2005-06-01||al-qaeda-in-iraq
ISIS|2005-06-01||al-qaeda-in-iraq
the Islamic State of Iraq|2008-01-01||islamic-state-of-iraq
ISIS|2014-06-10||isis
the Islamic State of Iraq and the Levant|2013-09-01||isis
ISIL|2016-03-01||islamic-state
Islamic State militants|2015-05-17||islamic-state
Daesh|2017-07-01||islamic-state
داعش|2017-07-01||islamic-state
ISIS-K|2021-08-26||isis-k
IS|2011-01-01||islamic-state-of-iraq
ISI|2010-01-01|PK|pk-intelligence
ISI|2010-01-01|IQ|islamic-state-of-iraq
ISI|2010-01-01||?
Pakistan's ISI|2019-01-01|PK|pk-intelligence
Janjaweed|2004-02-01||janjaweed
the RSF|2015-01-01|SD|rsf-state
the Rapid Support Forces|2024-01-01||rsf
RSF fighters|2023-06-15||rsf
Reporters Without Borders|2023-06-15||rsf-press
قوات الدعم السريع|2023-06-15||rsf
the Wagner Group|2020-01-01||wagner
Wagner mercenaries|2023-10-05||wagner
Africa Corps|2024-06-01||africa-corps
Wagner|2025-10-01||africa-corps
Africa Corps|2021-06-01||?
M23|2012-11-20||m23
M23 rebels|2022-06-13||m23
M23|2009-01-01||?
CNDP rebels|2008-10-28||cndp
the Tamil Tigers|2008-12-01||ltte
LTTE|2012-01-01||?
FARC guerrillas|2001-05-01||farc
the FARC|2019-01-01||?
FARC dissidents|2019-01-01||farc-dissidents
Segunda Marquetalia|2020-01-01||segunda-marquetalia
Estado Mayor Central|2023-04-01||farc-emc
the Taliban|1995-03-01||taliban
the Taliban|2000-03-01||taliban
the Taliban|2012-03-01||taliban
Taliban government|2022-03-01||taliban
Pakistani Taliban|2012-10-09||ttp
the Afghan government|2015-10-09||af-government
the Afghan National Army|2015-10-09||af-army
Afghan Taliban|2016-10-09||taliban
the PLA|2020-06-15|CN|cn-army
People's Liberation Army|2020-06-15||cn-army
the People's Liberation Army of Manipur|2015-06-04|IN|pla-manipur
Palestine Liberation Army|2014-06-04|SY|palestine-liberation-army
People's Liberation Army of Namibia|1989-04-01||plan-namibia
the People's Liberation Army of Burma|2023-04-01||pla-burma
FLN|2019-12-27|RW|fln-rwanda
National Liberation Front of Tripura|2000-04-01||nlft
National Liberation Front of Burundi|1996-04-01||frolina
National Liberation Front of Chad|1990-04-01||frolinat
National Liberation Army|2001-03-14|MK|nla-macedonia
National Liberation Army|2001-03-14|CO|eln
the ELN|2019-01-17||eln
SNA|2021-01-01|SY|syrian-national-army
SNA|2021-01-01|SO|so-armed-forces
SNA|2021-01-01||?
SNA|1993-06-05|SO|?
the SDF|2018-01-01||syrian-democratic-forces
the SDF|2019-01-01|LY|special-deterrence-force
SDF|2012-01-01||special-deterrence-force
ADF|2019-11-05|CD|adf
ADF|2019-11-05|AU|au-armed-forces
ADF|2019-11-05|CM|ambazonia
ADF|2019-11-05||?
BRA|1990-11-05|PG|bougainville-ra
BRA|2011-11-05|PK|bra
SLA|1999-11-05|LB|south-lebanon-army
SLA|2005-11-05|SD|sla
SSDF|2003-11-05|SS|ssdf-south-sudan
SSDF|1990-11-05|SO|ssdf-somalia
NDA|2016-05-05|NG|niger-delta-avengers
PDF|2022-05-05|MM|pdf-myanmar
PDF|1995-05-05|SD|popular-defence-forces-sudan
People's Defence Forces|2022-05-05|MM|pdf-myanmar
the AFP|2017-05-23|PH|ph-armed-forces
AFP|2017-05-23|SY|afp
Army of Islam|2014-01-01|SY|jaysh-al-islam
Army of Islam|2007-03-12|PS|army-of-islam-gaza
Islamic Jihad|2022-08-05|PS|palestinian-islamic-jihad
Southern Front|2015-08-05|SY|southern-front
Ansar al-Sharia|2012-09-11|LY|ansar-al-sharia-libya
Ansar al-Sharia in Tunisia|2013-05-19|TN|ansar-al-sharia-tunisia
Ansar al-Sharia in Yemen|2012-05-21|YE|ansar-al-sharia-yemen
the YPG|2017-01-01||ypg
Syrian Democratic Forces|2017-01-01||syrian-democratic-forces
Qassam Brigades|2014-07-20||qassam-brigades
the KNLA|2010-01-01||knla
the Haqqani network|2011-09-13||haqqani-network
Hamas fighters|2023-10-07||hamas
Hamas supporters|2023-10-07||?
Kata'ib Hezbollah|2020-01-01||kataib-hezbollah
Hezbollah|2020-01-01||hezbollah
Hizballah|1992-01-01||hezbollah
Turkish Hezbollah|1999-01-01||turkish-hizbullah
Turkish-backed fighters|2019-10-09|SY|?
Iranian-backed militias|2019-10-09|IQ|?
anti-Taliban fighters|2001-10-09|AF|?
Russian fighter jets|2016-10-09|SY|ru-air-force
Russian troops|2022-02-24|UA|ru-armed-forces
Ukrainian soldiers|2022-02-24|UA|ua-armed-forces
the Kremlin|2022-02-24||ru-government
Damascus|2013-02-24||sy-government
the White House|2013-02-24||us-government
Syrian Arab Military|2016-02-24||sy-armed-forces
Reconciliation Middle for Syria|2016-09-10||ru-armed-forces
the deputy head of the Russian Center for Reconciliation of Opposing Sides|2020-09-10||ru-armed-forces
Lord's Resistance Military|2009-09-10||lra
United Wa State Military|2009-09-10||uwsa
Rapid Support Drive|2024-09-10||rsf
Boko Harem|2014-04-14||boko-haram
Lashkar-e-Toyiba|2008-11-26||lashkar-e-taiba
Hezbolah|2006-07-12||hezbollah
Soviet troops|1989-01-15|AF|su-armed-forces
Soviet troops|1995-01-15||?
Bashar al-Assad|2013-08-21||sy-bashar-assad
Bashar al-Assad|2025-08-21||?
President Barack Obama|2013-08-21||us-barack-obama
Donald Trump|2018-04-13||us-donald-trump
Donald Trump|2022-04-13||?
Nouri al-Maliki|2013-04-13||iq-nouri-maliki
Volodymyr Zelenskyy|2022-02-25||ua-volodymyr-zelensky
Julian Castro|2022-02-25||?
AMISOM|2012-02-25||amisom
AMISOM|2023-02-25||atmis
ATMIS troops|2023-02-25||atmis
MINUSMA peacekeepers|2016-02-25||minusma
MONUC|2012-02-25||monusco
UN troops|2012-02-25||un
ISAF|2010-02-25||isaf
KFOR soldiers|2004-03-17||kfor
UNPROFOR|1995-07-11||unprofor
UNSMIS|2012-06-11||unsmis
the OAU|1998-06-11||oau
the African Union|1998-06-11||oau
ECOMOG|1997-06-11||ecomog
Republic of Artsakh|2020-10-01||artsakh
the Houthis|2015-03-26||houthis
Ansar Allah|2015-03-26||houthis
Southern Transitional Council|2019-08-10||southern-transitional-council
Presidential Leadership Council|2023-08-10||yemen-plc
Presidential Leadership Council|2019-08-10||?
Libyan National Army|2019-04-04||libyan-national-army
GNA forces|2019-04-04|LY|libya-gna
Patriotic Front for Renewal|2019-04-04||?
gunmen|2019-04-04||?
Syrian rebels|2019-04-04||?
"""


def rows(table: str) -> list[tuple[str, str, str | None, str | None]]:
    """Name, day, country and entry of each line; None where there is no country or the answer is unknown."""
    out = []
    for line in table.strip().splitlines():
        name, day, country, entry = line.split("|")
        out.append((name, day, country or None, None if entry == "?" else entry))
    return out
