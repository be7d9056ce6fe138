"""First-level regions in Asia, Africa and Oceania: country, name, other names, and a large city that only it has."""

from __future__ import annotations

from typing import Final

REGIONS: Final = """
CN | Anhui | | Hefei
CN | Beijing | | Beijing
CN | Chongqing | | Chongqing
CN | Fujian | Fukien | Xiamen
CN | Gansu | | Lanzhou
CN | Guangdong | | Shenzhen
CN | Guangxi | | Nanning
CN | Guizhou | | Guiyang
CN | Hainan | | Haikou
CN | Hebei | | Shijiazhuang
CN | Heilongjiang | | Harbin
CN | Henan | | Zhengzhou
CN | Hubei | | Wuhan
CN | Hunan | | Changsha
CN | Inner Mongolia | | Hohhot
CN | Jiangsu | | Nanjing
CN | Jiangxi | | Nanchang
CN | Jilin | | Changchun
CN | Liaoning | | Shenyang
CN | Ningxia | | Yinchuan
CN | Qinghai | | Xining
CN | Shaanxi | | Xi’an
CN | Shandong | | Qingdao
CN | Shanghai | | Shanghai
CN | Shanxi | | Taiyuan
CN | Sichuan | Szechuan | Chengdu
CN | Tianjin | | Tianjin
CN | Tibet | Xizang | Lhasa
CN | Xinjiang | | Ürümqi
CN | Yunnan | | Kunming
CN | Zhejiang | | Hangzhou
IN | Andhra Pradesh | | Visakhapatnam
IN | Arunachal Pradesh | | Itanagar
IN | Assam | | Guwahati
IN | Bihar | | Patna
IN | Chhattisgarh | | Raipur
IN | Delhi | | Delhi
IN | Goa | | Vasco da Gama
IN | Gujarat | | Ahmedabad
IN | Haryana | | Gurugram
IN | Himachal Pradesh | | Shimla
IN | Jammu and Kashmir | Kashmir; Jammu & Kashmir | Srinagar
IN | Jharkhand | | Ranchi
IN | Karnataka | | Bengaluru
IN | Kerala | | Kochi
IN | Madhya Pradesh | | Indore
IN | Maharashtra | | Mumbai
IN | Manipur | | Imphal
IN | Meghalaya | | Shillong
IN | Nagaland | | Kohima
IN | Odisha | Orissa | Bhubaneswar
IN | Punjab | | Ludhiana
IN | Rajasthan | | Jaipur
IN | Sikkim | | Gangtok
IN | Tamil Nadu | | Chennai
IN | Telangana | | Hyderabad
IN | Tripura | | Agartala
IN | Uttar Pradesh | | Lucknow
IN | Uttarakhand | | Dehradun
IN | West Bengal | | Kolkata
PK | Balochistan | Baluchistan | Quetta
PK | Punjab | | Lahore
PK | Sindh | Sind | Karachi
PK | Khyber Pakhtunkhwa | | Peshawar
JP | Aichi | | Nagoya
JP | Fukuoka | | Kitakyushu
JP | Hokkaido | | Sapporo
JP | Hyogo | | Kobe
JP | Ibaraki | | Tsukuba
JP | Ishikawa | | Kanazawa
JP | Iwate | | Morioka
JP | Kagawa | | Takamatsu
JP | Kanagawa | | Yokohama
JP | Mie | | Yokkaichi
JP | Miyagi | | Sendai
JP | Okinawa | | Naha
JP | Shiga | | Otsu
JP | Tochigi | | Utsunomiya
JP | Yamanashi | | Kofu
KR | Gyeonggi | Gyeonggi-do | Suwon
KR | South Gyeongsang | Gyeongsangnam-do | Changwon
KR | North Gyeongsang | Gyeongsangbuk-do | Pohang
KR | South Chungcheong | Chungcheongnam-do | Cheonan
KR | North Chungcheong | Chungcheongbuk-do | Cheongju-si
KR | Gangwon | Gangwon-do | Wonju
KR | South Jeolla | Jeollanam-do | Mokpo
KR | North Jeolla | Jeollabuk-do | Jeonju
KR | Jeju | Jeju-do; Jeju Island; Jejudo | Jeju City
ID | West Java | Jawa Barat | Bandung
ID | Central Java | Jawa Tengah | Semarang
ID | East Java | Jawa Timur | Surabaya
ID | Bali | | Denpasar
ID | Riau | | Pekanbaru
ID | North Sumatra | | Medan
ID | South Sumatra | | Palembang
ID | Banten | | Tangerang
ID | South Sulawesi | | Makassar
ID | Central Sulawesi | | Palu
ID | East Kalimantan | | Balikpapan
MY | Johor | Johore | Johor Bahru
MY | Kedah | | Alor Setar
MY | Negeri Sembilan | | Seremban
MY | Pahang | | Kuantan
MY | Penang | Pulau Pinang | George Town
MY | Perak | | Ipoh
MY | Sabah | | Kota Kinabalu
MY | Sarawak | | Kuching
MY | Selangor | | Shah Alam
MY | Terengganu | Trengganu | Kuala Terengganu
AU | Australian Capital Territory | ACT | Canberra
AU | New South Wales | NSW; N.S.W. | Sydney
AU | Northern Territory | | Darwin
AU | Queensland | QLD | Brisbane
AU | South Australia | | Adelaide
AU | Tasmania | TAS | Hobart
AU | Victoria | VIC | Melbourne
AU | Western Australia | | Perth
ZA | Gauteng | | Johannesburg
ZA | KwaZulu-Natal | | Durban
ZA | Western Cape | | Cape Town
ZA | Eastern Cape | | Gqeberha
ZA | Northern Cape | | Kimberley
ZA | Limpopo | | Polokwane
ZA | Mpumalanga | | Mbombela
CD | Katanga | Haut-Katanga | Lubumbashi
"""
